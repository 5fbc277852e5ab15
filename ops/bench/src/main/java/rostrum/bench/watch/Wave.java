package rostrum.bench.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Streams that ended and came back about the same time: what a deploy looks like from outside.
 *
 * @param from when the first ended, in milliseconds since 1970
 * @param took from then until all were back, or until now
 * @param ends how many ended
 * @param missing how many have not come back
 * @param longest the longest that one of them was away
 * @param largestSecond how many came, or tried to come, within the same second; any second, not
 *     only those of a clock
 */
record Wave(long from, Duration took, int ends, int missing, Duration longest, int largestSecond) {
    /** So long after the last return another end belongs to something else. */
    private static final long QUIET_MILLIS = 5_000;

    private static final long SECOND_MILLIS = 1_000;

    /** Tells them apart. */
    static List<Wave> of(List<Journal.Absence> absences, List<Long> returns, long now) {
        List<Journal.Absence> sorted =
                absences.stream().sorted(Comparator.comparingLong(Journal.Absence::from)).toList();
        List<Wave> waves = new ArrayList<>();
        int first = 0;
        long until = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (i > first && sorted.get(i).from() > until + QUIET_MILLIS) {
                waves.add(wave(sorted.subList(first, i), returns, until));
                first = i;
            }
            until = Math.max(until, Math.min(now, sorted.get(i).until()));
        }
        if (!sorted.isEmpty()) {
            waves.add(wave(sorted.subList(first, sorted.size()), returns, until));
        }
        return waves;
    }

    private static Wave wave(List<Journal.Absence> absences, List<Long> returns, long until) {
        long from = absences.getFirst().from();
        long longest =
                absences.stream()
                        .mapToLong(a -> Math.min(until, a.until()) - a.from())
                        .max()
                        .orElse(0);
        long missing = absences.stream().filter(a -> a.until() == Journal.NOT_YET).count();
        List<Long> within =
                returns.stream().filter(at -> at >= from && at <= until).sorted().toList();
        return new Wave(
                from,
                Duration.ofMillis(until - from),
                absences.size(),
                (int) missing,
                Duration.ofMillis(longest),
                largestSecond(within));
    }

    private static int largestSecond(List<Long> sorted) {
        int largest = 0;
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (sorted.get(last) - sorted.get(first) >= SECOND_MILLIS) {
                first++;
            }
            largest = Math.max(largest, last - first + 1);
        }
        return largest;
    }
}
