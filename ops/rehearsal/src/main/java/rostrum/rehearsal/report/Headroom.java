package rostrum.rehearsal.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import rostrum.rehearsal.result.Result.Phase;
import rostrum.rehearsal.result.Sample;

/**
 * How much of a server's resource an event leaves.
 *
 * @param idle smallest share in use in the first five seconds, when hardly a member is there
 * @param peak largest share in use; of processor and disk, the mean of the busiest five seconds
 * @param members an estimate of how many this resource is enough for; empty: more than it can say
 */
public record Headroom(Resource resource, double idle, double peak, OptionalLong members) {
    /** A burst that short is what queues are for. */
    private static final int BURST_SECONDS = 5;

    /** Below that, what grew is lost in what the server does by itself. */
    private static final double VISIBLE = 0.05;

    /** So that what is exact but for its last bit is not rounded down. */
    private static final double ROUNDING = 1e-6;

    /**
     * The resources whose share is known, that first which will be used up first.
     *
     * @param phases of the event: an instance that starts takes all that nobody else wants, so what
     *     processor and disk do during a deploy says nothing about members
     */
    static List<Headroom> of(List<Sample> samples, List<Phase> phases, int members) {
        List<Sample> calm = samples.stream().filter(sample -> !isDeploy(sample, phases)).toList();
        List<Headroom> all = new ArrayList<>();
        for (Resource resource : Resource.values()) {
            double[] shares =
                    (bursts(resource) ? calm : samples)
                            .stream()
                                    .mapToDouble(resource::used)
                                    .filter(Double::isFinite)
                                    .toArray();
            if (resource.gradual() && shares.length > 0) {
                all.add(of(resource, shares, members));
            }
        }
        all.sort(Comparator.comparingLong(Headroom::enough));
        return all;
    }

    private static boolean isDeploy(Sample sample, List<Phase> phases) {
        return phases.stream()
                .filter(phase -> phase.name().equals("deploy"))
                .anyMatch(phase -> phase.from() <= sample.at() && sample.at() <= phase.until());
    }

    private static boolean bursts(Resource resource) {
        return resource == Resource.CPU || resource == Resource.DISK;
    }

    /** The estimate as a phrase with one %s for the number; empty without an estimate. */
    String enough(String phrase) {
        return members.isPresent() ? phrase.formatted(Words.count(members.getAsLong())) : "";
    }

    /** What may still be used until nothing is to be had, as a share of the limit. */
    public double left() {
        return Math.max(0, resource.saturation() - peak);
    }

    private long enough() {
        return left() == 0 ? 0 : members.orElse(Long.MAX_VALUE);
    }

    private static Headroom of(Resource resource, double[] shares, int members) {
        double peak = peak(shares, bursts(resource) ? BURST_SECONDS : 1);
        double idle = Math.max(0, Arrays.stream(shares).limit(BURST_SECONDS).min().orElse(0));
        return new Headroom(resource, idle, peak, enough(resource, idle, peak, members));
    }

    /** As if each further member cost as much as each so far; rounded down to two digits. */
    private static OptionalLong enough(Resource resource, double idle, double peak, int members) {
        if (members == 0 || peak - idle < VISIBLE) {
            return OptionalLong.empty();
        }
        double enough = members * (resource.saturation() - idle) / (peak - idle);
        if (enough <= 0) {
            return OptionalLong.empty();
        }
        double digits = Math.pow(10, Math.max(0, Math.floor(Math.log10(enough)) - 1));
        return OptionalLong.of((long) (Math.floor(enough / digits + ROUNDING) * digits));
    }

    private static double peak(double[] shares, int seconds) {
        int window = Math.min(seconds, shares.length);
        double peak = 0;
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i] - (i >= window ? shares[i - window] : 0);
            if (i >= window - 1) {
                peak = Math.max(peak, sum / window);
            }
        }
        return peak;
    }
}
