package rostrum.rehearsal.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.Result.Timing;
import rostrum.rehearsal.result.Sample;

/**
 * What rehearsals are compared by; of each, less is better. Times are 99th percentiles, CPU and
 * memory the largest share in use.
 */
public enum Figure {
    DELIVERY("delivery", 50),
    VOTE("vote", 50),
    SIGN_IN("sign-in", 50),
    CPU_PER_EVENT("CPU/event", 5),
    PEAK_CPU("CPU", 0.05),
    PEAK_MEMORY("memory", 0.05),
    BACK_99("99 % back", 1000);

    /** So much more than before is worse, and not the ordinary difference of two runs. */
    private static final double WORSE = 1.2;

    private final String words;
    private final double noise;

    Figure(String words, double noise) {
        this.words = words;
        this.noise = noise;
    }

    public String words() {
        return words;
    }

    /** Milliseconds, microseconds of CPU, or a share; NaN: not known. */
    double of(Result result, Verdict verdict) {
        Measured measured = new Measured(result);
        return switch (this) {
            case DELIVERY -> p99(measured.prompt());
            case VOTE -> p99(measured.request("vote"));
            case SIGN_IN -> p99(measured.request("sign-in"));
            case CPU_PER_EVENT -> perEvent(result);
            case PEAK_CPU -> peak(verdict, Resource.CPU);
            case PEAK_MEMORY -> peak(verdict, Resource.MEMORY);
            case BACK_99 -> measured.back99().map(Long::doubleValue).orElse(Double.NaN);
        };
    }

    String value(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return switch (this) {
            case DELIVERY, VOTE, SIGN_IN, BACK_99 -> Words.millis(value);
            case CPU_PER_EVENT -> String.format(Locale.ROOT, "%.1f us", value);
            case PEAK_CPU, PEAK_MEMORY -> Words.percent(value);
        };
    }

    /** Whether it got worse by more than two runs of the same differ. */
    boolean worse(double before, double now) {
        return now > before * WORSE && now - before > noise;
    }

    private static double p99(Optional<Timing> timing) {
        return timing.filter(t -> t.count() > 0).map(Timing::p99).orElse(Double.NaN);
    }

    private static double peak(Verdict verdict, Resource resource) {
        return verdict.headroom().stream()
                .filter(each -> each.resource() == resource)
                .mapToDouble(Headroom::peak)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** All that the server did, by the events it delivered; one sample stands for a second. */
    private static double perEvent(Result result) {
        List<Sample> server = result.server();
        if (server.isEmpty() || result.counts().events() == 0) {
            return Double.NaN;
        }
        double seconds =
                server.stream().mapToDouble(sample -> Math.max(0, sample.cpu()) / 100).sum();
        return seconds * 1e6 / result.counts().events();
    }
}
