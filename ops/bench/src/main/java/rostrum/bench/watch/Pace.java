package rostrum.bench.watch;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Begins the same task so many times a second, however long each takes (an open model). */
final class Pace implements AutoCloseable {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService beats = Executors.newVirtualThreadPerTaskExecutor();

    /** Until {@code over}; {@code rate} 0 is never. */
    void keep(int rate, BooleanSupplier over, Runnable task) {
        if (rate == 0) {
            return;
        }
        long start = System.nanoTime();
        beats.execute(() -> {
            for (long n = 0; !over.getAsBoolean(); n++) {
                long at = start + n * SECOND_NANOS / rate;
                for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                tasks.execute(task);
            }
        });
    }

    /** Waits until it is over, and for what has begun by then. */
    @Override
    public void close() {
        beats.close();
        tasks.close();
    }
}
