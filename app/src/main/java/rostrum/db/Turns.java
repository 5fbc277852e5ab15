package rostrum.db;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import rostrum.Refused;
import rostrum.Refused.Reason;

/**
 * Lets so many at the database as there are connections, in the order in which they came.
 *
 * <p>Requests run in virtual threads, but their work at the database in platform threads: one that
 * got its answer goes on at once, because the kernel prefers who has slept. A virtual thread goes
 * on after all others that are ready, at each statement anew: on a busy processor it would hold its
 * connection for a second, and all others would wait for that. Thread-safe.
 */
final class Turns implements AutoCloseable {
    private final Semaphore free;
    private final Duration patience;
    private final ExecutorService workers;
    private volatile LongConsumer observer = nanos -> {};

    /**
     * @param patience who has to wait for longer is refused, with {@link Reason#UNAVAILABLE}
     */
    Turns(int connections, Duration patience) {
        this.free = new Semaphore(connections, true);
        this.patience = patience;
        this.workers =
                Executors.newFixedThreadPool(
                        connections, Thread.ofPlatform().name("database-", 0).daemon().factory());
    }

    /**
     * Does it, now or when others are done.
     *
     * @throws Refused when that takes too long
     */
    <T> T take(Supplier<T> work) {
        await();
        try {
            return Thread.currentThread().isVirtual() ? byWorker(work) : work.get();
        } finally {
            free.release();
        }
    }

    private void await() {
        long begin = System.nanoTime();
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Refused(Reason.UNAVAILABLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Reason.UNAVAILABLE);
        } finally {
            observer.accept(System.nanoTime() - begin);
        }
    }

    private <T> T byWorker(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, workers).join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw e;
            }
        }
    }

    /** How many wait. */
    int waiting() {
        return free.getQueueLength();
    }

    /**
     * Watches how long they wait.
     *
     * @param told is given nanoseconds; must be quick
     */
    void observe(LongConsumer told) {
        observer = told;
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
