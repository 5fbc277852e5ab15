package rostrum.metrics;

import com.codahale.metrics.Counter;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.HdrHistogram.Histogram;

/**
 * The text that Prometheus reads. Quantiles are of the last 30 to 60 seconds; counts are since the
 * start.
 */
final class PrometheusText {
    private static final double NANOS = 1e9;

    private PrometheusText() {}

    static String of(
            String version,
            Map<Metric, DoubleSupplier> gauges,
            Map<Metric, Counter> counters,
            Map<Metric, Map<String, RecentTimes>> timers) {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        all.metricSnapshot(info(version));
        gauges.forEach((metric, value) -> all.metricSnapshot(gauge(metric, value)));
        counters.forEach((metric, counter) -> all.metricSnapshot(counter(metric, counter)));
        timers.forEach((metric, byOutcome) -> all.metricSnapshot(summary(metric, byOutcome)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create()
                    .write(out, all.build(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static InfoSnapshot info(String version) {
        return InfoSnapshot.builder()
                .name(Metric.INFO.text().replaceFirst("_info$", "")) // which the library adds
                .help(Metric.INFO.help())
                .dataPoint(
                        InfoSnapshot.InfoDataPointSnapshot.builder()
                                .labels(Labels.of("version", version))
                                .build())
                .build();
    }

    private static GaugeSnapshot gauge(Metric metric, DoubleSupplier value) {
        return GaugeSnapshot.builder()
                .name(metric.text())
                .help(metric.help())
                .dataPoint(
                        GaugeSnapshot.GaugeDataPointSnapshot.builder()
                                .value(value.getAsDouble())
                                .build())
                .build();
    }

    private static CounterSnapshot counter(Metric metric, Counter counter) {
        return CounterSnapshot.builder()
                .name(metric.text())
                .help(metric.help())
                .dataPoint(
                        CounterSnapshot.CounterDataPointSnapshot.builder()
                                .value((double) counter.getCount())
                                .build())
                .build();
    }

    private static SummarySnapshot summary(Metric metric, Map<String, RecentTimes> byOutcome) {
        SummarySnapshot.Builder builder =
                SummarySnapshot.builder().name(metric.text()).help(metric.help());
        byOutcome.forEach((outcome, timer) -> {
            builder.dataPoint(
                    SummarySnapshot.SummaryDataPointSnapshot.builder()
                            .labels(Labels.of("outcome", outcome))
                            .count(timer.count())
                            .quantiles(quantiles(timer.recent()))
                            .build());
        });
        return builder.build();
    }

    private static Quantiles quantiles(Histogram seen) {
        return Quantiles.of(
                new Quantile(0.5, seconds(seen, seen.getValueAtPercentile(50))),
                new Quantile(0.99, seconds(seen, seen.getValueAtPercentile(99))),
                new Quantile(1, seconds(seen, seen.getMaxValue())));
    }

    private static double seconds(Histogram seen, long nanos) {
        return seen.getTotalCount() == 0 ? Double.NaN : nanos / NANOS;
    }
}
