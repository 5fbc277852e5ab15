package rostrum.rehearsal.member;

import java.util.random.RandomGenerator;

/** How long a page waits before it asks for another stream, by the rules of {@code live.js}. */
final class Backoff {
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    private static final long STEADY_MILLIS = 10_000;
    private static final int MOST_DOUBLINGS = 10;

    private final RandomGenerator random;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The server's wish. */
    void retry(long millis) {
        pauseMillis = millis;
    }

    /**
     * The next pause in milliseconds.
     *
     * @param lastedMillis how long the stream was open; 0: it never was
     */
    long next(long lastedMillis) {
        failures = lastedMillis > STEADY_MILLIS ? 0 : failures + 1;
        long longest =
                Math.min(LONGEST_PAUSE_MILLIS, pauseMillis << Math.min(failures, MOST_DOUBLINGS));
        return (long) (longest * (0.5 + random.nextDouble() / 2));
    }
}
