package rostrum.rehearsal.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import rostrum.rehearsal.result.Sample;

/**
 * What was used up when the first promise broke.
 *
 * @param process that used most of the processor; empty for anything else
 * @param at since when, in milliseconds since 1970 by the server's clock
 * @param value in words
 */
public record Bottleneck(Resource resource, String process, long at, String value) {
    /** A promise breaks a little after its cause: a queue must fill first, and then be measured. */
    private static final long MEMORY_OF_A_QUEUE = 10_000;

    /** A sample ends with its second, and the clocks need not agree to the second. */
    private static final long ALLOWANCE = 2_000;

    /**
     * Of all resources that were used up until the promise broke, the one that was so first.
     *
     * @param broken in milliseconds since 1970; -1: not known, then at any time
     */
    static Optional<Bottleneck> first(List<Sample> samples, long broken) {
        return Stream.of(Resource.values())
                .flatMap(resource -> spell(resource, samples, broken).stream())
                .min(Comparator.comparingLong(Bottleneck::at));
    }

    /** As a phrase: processor, most of it taken by nginx. */
    public String words() {
        return process.isEmpty()
                ? resource.words()
                : resource.words() + ", most of it taken by " + process;
    }

    /** The last unbroken row of saturated seconds that had begun when the promise broke. */
    private static Optional<Bottleneck> spell(
            Resource resource, List<Sample> samples, long broken) {
        Optional<Bottleneck> last = Optional.empty();
        int begin = 0;
        for (int i = 0; i <= samples.size(); i++) {
            if (i < samples.size() && resource.saturated(samples.get(i))) {
                continue;
            }
            List<Sample> row = samples.subList(begin, i);
            if (row.size() >= resource.seconds() && touches(row, broken)) {
                last = Optional.of(of(resource, row));
                if (broken < 0) {
                    break;
                }
            }
            begin = i + 1;
        }
        return last;
    }

    private static boolean touches(List<Sample> row, long broken) {
        return broken < 0
                || (row.getFirst().at() <= broken + ALLOWANCE
                        && row.getLast().at() >= broken - MEMORY_OF_A_QUEUE);
    }

    private static Bottleneck of(Resource resource, List<Sample> row) {
        Sample first = row.getFirst();
        String process = resource == Resource.CPU ? busiest(row) : "";
        return new Bottleneck(resource, process, first.at(), resource.value(first));
    }

    /** The process that took most of the processor while it was used up. */
    private static String busiest(List<Sample> row) {
        Map<String, Double> parts = new TreeMap<>();
        for (Sample sample : row) {
            parts.merge("nginx", sample.cpuNginx(), Double::sum);
            parts.merge("the application", sample.cpuApplication(), Double::sum);
            parts.merge("the database", sample.cpuDatabase(), Double::sum);
            parts.merge("other programs", sample.cpuOther(), Double::sum);
        }
        return parts.entrySet().stream()
                .filter(part -> part.getValue() > 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
