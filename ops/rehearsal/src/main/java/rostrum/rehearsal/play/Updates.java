package rostrum.rehearsal.play;

import java.time.Duration;

/** Changes that everybody sees, at a steady rate, from the first arrival to the end. */
final class Updates {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Thread thread;

    private Updates(Thread thread) {
        this.thread = thread;
    }

    /**
     * Begins at {@code start}, by {@link System#nanoTime}.
     *
     * @param rate changes a second; 0: none
     */
    static Updates begin(Podium podium, double rate, Duration time, long start, Stop stop) {
        long count = (long) (time.toSeconds() * rate);
        return new Updates(
                Thread.startVirtualThread(() -> {
                    try {
                        for (long n = 0; n < count; n++) {
                            long planned = start + (long) (n * SECOND_NANOS / rate);
                            stop.awaitUntil(planned);
                            podium.update(planned);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt(); // the event is over
                    }
                }));
    }

    /** Ends it, and waits for the change that is under way. */
    void end() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
