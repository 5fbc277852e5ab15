package rostrum.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens in the background; fails after ten seconds. */
public final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Eventually() {}

    public static void that(String what, BooleanSupplier condition) {
        within(LONGEST, () -> what, condition);
    }

    /**
     * The same with another deadline.
     *
     * @param what asked only when it has failed, so that it can tell the state of things
     */
    public static void within(Duration longest, Supplier<String> what, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain: " + what.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }
}
