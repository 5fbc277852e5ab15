package rostrum.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Named histograms of durations, from a microsecond to ten minutes. Thread-safe. */
final class Timings {
    private static final long MAX_MICROS = Duration.ofMinutes(10).toNanos() / 1000;

    private final Map<String, Histogram> byName = new ConcurrentSkipListMap<>();

    /** One line of the report; times in milliseconds. */
    record Line(String name, long count, double p50, double p99, double max) {}

    /** A negative duration counts as none, one above ten minutes as ten minutes. */
    void record(String name, Duration duration) {
        long micros = Math.clamp(duration.toNanos() / 1000, 0, MAX_MICROS);
        byName.computeIfAbsent(name, n -> new ConcurrentHistogram(MAX_MICROS, 3))
                .recordValue(micros);
    }

    List<Line> lines() {
        return byName.entrySet().stream().map(e -> line(e.getKey(), e.getValue())).toList();
    }

    private static Line line(String name, Histogram histogram) {
        return new Line(
                name,
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / 1000.0,
                histogram.getValueAtPercentile(99) / 1000.0,
                histogram.getMaxValue() / 1000.0);
    }
}
