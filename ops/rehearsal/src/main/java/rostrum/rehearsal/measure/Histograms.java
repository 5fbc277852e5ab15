package rostrum.rehearsal.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import rostrum.rehearsal.result.Result.Timing;

/** Durations by name, in microseconds up to ten minutes, and how often there was none to note. */
public final class Histograms {
    private static final long MOST_MICROS = Duration.ofMinutes(10).toNanos() / 1000;
    private static final int DIGITS = 3;

    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    private record Kind(Histogram histogram, LongAdder failed) {}

    /** A negative duration counts as none, one above ten minutes as ten minutes. */
    public void record(String name, long micros) {
        kind(name).histogram.recordValue(Math.clamp(micros, 0, MOST_MICROS));
    }

    public void failed(String name) {
        kind(name).failed.increment();
    }

    /** Those of these names first and in this order, then the others by name. */
    List<Timing> timings(List<String> first) {
        Map<String, Kind> rest = new TreeMap<>(kinds);
        List<Timing> all = new ArrayList<>();
        for (String name : first) {
            Kind kind = rest.remove(name);
            if (kind != null) {
                all.add(timing(name, kind));
            }
        }
        rest.forEach((name, kind) -> all.add(timing(name, kind)));
        return all;
    }

    /** Each one compressed, for programs that add up those of several generators. */
    Map<String, Histogram> copies() {
        Map<String, Histogram> copies = new LinkedHashMap<>();
        kinds.forEach((name, kind) -> copies.put(name, kind.histogram.copy()));
        return copies;
    }

    private Kind kind(String name) {
        return kinds.computeIfAbsent(
                name, n -> new Kind(new ConcurrentHistogram(MOST_MICROS, DIGITS), new LongAdder()));
    }

    private static Timing timing(String name, Kind kind) {
        Histogram histogram = kind.histogram;
        return new Timing(
                name,
                histogram.getTotalCount(),
                kind.failed.sum(),
                millis(histogram.getValueAtPercentile(50)),
                millis(histogram.getValueAtPercentile(90)),
                millis(histogram.getValueAtPercentile(99)),
                millis(histogram.getValueAtPercentile(99.9)),
                millis(histogram.getMaxValue()));
    }

    static double millis(long micros) {
        return micros / 1000.0;
    }
}
