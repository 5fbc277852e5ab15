package rostrum.metrics;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Snapshot;
import com.codahale.metrics.Timer;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
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

/**
 * The text that Prometheus reads. Quantiles are of what happened since the text was last read;
 * counts are since the start.
 */
final class PrometheusText {
    private static final double NANOS = 1e9;

    private PrometheusText() {}

    static String of(
            Map<Metric, DoubleSupplier> gauges,
            Map<Metric, Counter> counters,
            Map<Metric, Map<String, Timer>> timers) {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
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

    private static SummarySnapshot summary(Metric metric, Map<String, Timer> byOutcome) {
        SummarySnapshot.Builder builder =
                SummarySnapshot.builder().name(metric.text()).help(metric.help());
        byOutcome.forEach((outcome, timer) -> {
            Snapshot seen = timer.getSnapshot();
            builder.dataPoint(
                    SummarySnapshot.SummaryDataPointSnapshot.builder()
                            .labels(Labels.of("outcome", outcome))
                            .count(timer.getCount())
                            .quantiles(quantiles(seen))
                            .build());
        });
        return builder.build();
    }

    private static Quantiles quantiles(Snapshot seen) {
        return Quantiles.of(
                new Quantile(0.5, seconds(seen, seen.getMedian())),
                new Quantile(0.99, seconds(seen, seen.get99thPercentile())),
                new Quantile(1, seconds(seen, (double) seen.getMax())));
    }

    private static double seconds(Snapshot seen, double nanos) {
        return seen.size() == 0 ? Double.NaN : nanos / NANOS;
    }
}
