package rostrum.rehearsal.play;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish that the event ends before its time. Thread-safe. */
public final class Stop {
    private final CountDownLatch wished = new CountDownLatch(1);

    public void wish() {
        wished.countDown();
    }

    boolean isWished() {
        return wished.getCount() == 0;
    }

    /**
     * Waits until a moment by {@link System#nanoTime}, or for the wish.
     *
     * @throws InterruptedException also when it is wished
     */
    void awaitUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (wished.await(Math.max(0, left), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("it is wished to stop");
        }
    }
}
