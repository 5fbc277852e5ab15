package rostrum.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Named histograms of durations, from a microsecond to ten minutes. Thread-safe. */
public final class Timings {
    private static final long MAX_MICROS = Duration.ofMinutes(10).toNanos() / 1000;

    private final Map<String, Histogram> byName = new ConcurrentSkipListMap<>();

    /** One line of the report; times in milliseconds. */
    public record Line(String name, long count, double p50, double p99, double max) {
        /** The same by name, in this order. */
        public Map<String, Number> figures() {
            Map<String, Number> figures = new LinkedHashMap<>();
            figures.put("count", count);
            figures.put("p50", p50);
            figures.put("p99", p99);
            figures.put("max", max);
            return figures;
        }
    }

    /** A negative duration counts as none, one above ten minutes as ten minutes. */
    public void record(String name, Duration duration) {
        long micros = Math.clamp(duration.toNanos() / 1000, 0, MAX_MICROS);
        byName.computeIfAbsent(name, n -> new ConcurrentHistogram(MAX_MICROS, 3))
                .recordValue(micros);
    }

    public List<Line> lines() {
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
