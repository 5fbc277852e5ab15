package rostrum.bench.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What nobody may notice more of.
 *
 * @param failed requests that were not answered as they should be
 * @param serverErrors of these, answered with a status from 500 on
 * @param broken streams that ended without a goodbye
 * @param lost votes acknowledged and not recorded, or not counted
 * @param back all streams are there again so long after the first ended
 * @param largest per cent of all streams that may come back within the same second
 */
record Promises(int failed, int serverErrors, int broken, int lost, Duration back, int largest) {
    static final Promises STANDARD = new Promises(0, 0, 0, 0, Duration.ofSeconds(15), 25);

    /**
     * What was seen.
     *
     * @param stale pages that did not show at the end what a fresh one shows
     * @param confused events sent twice, going back in time, or unreadable
     */
    record Seen(
            int streams,
            long requests,
            long failed,
            long serverErrors,
            long broken,
            List<Wave> waves,
            int stale,
            long confused,
            Count count) {}

    /** A sentence for each promise that was not kept. */
    List<String> brokenBy(Seen seen) {
        List<String> reasons = new ArrayList<>();
        if (seen.failed() > failed) {
            reasons.add(
                    "%,d of %,d requests failed, allowed are %,d"
                            .formatted(seen.failed(), seen.requests(), failed));
        }
        more(reasons, seen.serverErrors(), serverErrors, "answers from 500 on");
        more(reasons, seen.broken(), broken, "streams ended without a goodbye");
        Count count = seen.count();
        more(reasons, count.lost() + count.missing(), lost, "votes lost");
        more(reasons, count.doubled(), 0, "votes counted twice");
        seen.waves().forEach(wave -> judge(reasons, wave, seen.streams()));
        more(reasons, seen.stale(), 0, "pages do not show what a fresh one shows");
        more(reasons, seen.confused(), 0, "events twice, going back in time or unreadable");
        return reasons;
    }

    private void judge(List<String> reasons, Wave wave, int streams) {
        if (wave.missing() > 0) {
            reasons.add("%,d streams have not come back".formatted(wave.missing()));
        }
        if (wave.took().compareTo(back) > 0) {
            reasons.add(
                    String.format(
                            Locale.ROOT,
                            "not all streams were back within %.1f s: after %.1f s",
                            back.toMillis() / 1000.0,
                            wave.took().toMillis() / 1000.0));
        }
        if (wave.largestSecond() * 100L > (long) largest * streams) {
            reasons.add(
                    "%,d of %,d streams came back within a second, allowed are %d %%"
                            .formatted(wave.largestSecond(), streams, largest));
        }
    }

    private static void more(List<String> reasons, long seen, long allowed, String what) {
        if (seen > allowed) {
            reasons.add("%,d %s, allowed are %,d".formatted(seen, what, allowed));
        }
    }

    Promises withFailed(int number) {
        return new Promises(number, serverErrors, broken, lost, back, largest);
    }

    Promises withServerErrors(int number) {
        return new Promises(failed, number, broken, lost, back, largest);
    }

    Promises withBroken(int number) {
        return new Promises(failed, serverErrors, number, lost, back, largest);
    }

    Promises withLost(int number) {
        return new Promises(failed, serverErrors, broken, number, back, largest);
    }

    Promises withBack(Duration time) {
        return new Promises(failed, serverErrors, broken, lost, time, largest);
    }

    Promises withLargest(int percent) {
        return new Promises(failed, serverErrors, broken, lost, back, percent);
    }
}
