package rostrum.rehearsal.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import rostrum.rehearsal.result.Result.Return;

/** Times that pages were without a stream, in milliseconds since 1970. Thread-safe. */
public final class Absences {
    /** Of a stream that has not come back. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int PERCENT_OF_RETURNS = 99;

    private final Collection<Absence> all = new ConcurrentLinkedQueue<>();

    /** From a stream's end until the same page is told something again. */
    public static final class Absence {
        private final String cause;
        private final long from;
        private final boolean asked;
        private volatile long until = NEVER;

        Absence(String cause, long from, boolean asked) {
            this.cause = cause;
            this.from = from;
            this.asked = asked;
        }

        void over(long now) {
            until = now;
        }
    }

    /**
     * A stream ended.
     *
     * @param cause drop, deploy, or nothing that was planned
     * @param asked whether the server said goodbye
     */
    Absence begin(String cause, long now, boolean asked) {
        Absence absence = new Absence(cause, now, asked);
        all.add(absence);
        return absence;
    }

    /** How those with one cause came back; nothing when there were none. */
    List<Return> returns(String cause) {
        List<Absence> ended = all.stream().filter(a -> a.cause.equals(cause)).toList();
        if (ended.isEmpty()) {
            return List.of();
        }
        long at = ended.stream().mapToLong(a -> a.from).min().orElseThrow();
        List<Long> back =
                new ArrayList<>(
                        ended.stream().map(a -> a.until).filter(u -> u < NEVER).sorted().toList());
        int most = Math.ceilDiv(ended.size() * PERCENT_OF_RETURNS, 100);
        return List.of(
                new Return(
                        cause,
                        at,
                        ended.size(),
                        (int) ended.stream().filter(a -> !a.asked).count(),
                        back.size(),
                        back.size() < most ? -1 : back.get(most - 1) - at,
                        back.size() < ended.size() ? -1 : back.getLast() - at));
    }
}
