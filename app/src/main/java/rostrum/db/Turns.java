package rostrum.db;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rostrum.Refused;
import rostrum.Refused.Reason;

/**
 * Lets so many at the database as there are connections, in the order in which they came.
 *
 * <p>Their work is done by platform threads: one that has got its answer goes on at once, because
 * the kernel prefers who has slept. A virtual thread goes on after all others that are ready, at
 * each statement anew: on a busy processor it would hold its connection for a second, and all
 * others would wait for that. Thread-safe.
 */
final class Turns implements AutoCloseable {
    private final Duration patience;
    private final ThreadPoolExecutor workers;
    private volatile LongConsumer observer = nanos -> {};

    /** So that a question within an answer is not kept waiting by itself. */
    private static final class Worker extends Thread {
        Worker(Runnable work) {
            super(work, "database");
            setDaemon(true);
        }
    }

    /**
     * @param patience who has to wait for longer is refused, with {@link Reason#UNAVAILABLE}
     */
    Turns(int connections, Duration patience) {
        this.patience = patience;
        this.workers =
                new ThreadPoolExecutor(
                        connections,
                        connections,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Worker::new);
    }

    /**
     * Does it, now or when others are done, and returns what it does.
     *
     * @throws Refused when it is not begun in time
     */
    <T> T take(Supplier<T> work) {
        if (Thread.currentThread() instanceof Worker) {
            return work.get();
        }
        Turn<T> turn = new Turn<>(work, observer);
        workers.execute(turn);
        return turn.await(patience);
    }

    /** How many wait. */
    int waiting() {
        return workers.getQueue().size();
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

    private static final class Turn<T> implements Runnable {
        private final Supplier<T> work;
        private final LongConsumer observer;
        private final long asked = System.nanoTime();
        private final CompletableFuture<T> result = new CompletableFuture<>();

        /** Begun by a worker, or given up by who asked: whoever is first. */
        private final AtomicBoolean settled = new AtomicBoolean();

        Turn(Supplier<T> work, LongConsumer observer) {
            this.work = work;
            this.observer = observer;
        }

        @Override
        public void run() {
            if (settled.compareAndSet(false, true)) {
                observer.accept(System.nanoTime() - asked);
                try {
                    result.complete(work.get());
                } catch (RuntimeException | Error e) {
                    result.completeExceptionally(e);
                }
            }
        }

        T await(Duration patience) {
            try {
                return result.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return settledValue();
            } catch (InterruptedException e) {
                try {
                    return settledValue();
                } finally {
                    Thread.currentThread().interrupt();
                }
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            }
        }

        /** What has been begun is waited for: it may be a vote. */
        private T settledValue() {
            if (settled.compareAndSet(false, true)) {
                observer.accept(System.nanoTime() - asked);
                throw new Refused(Reason.UNAVAILABLE);
            }
            try {
                return result.join();
            } catch (CompletionException e) {
                throw failure(e.getCause());
            }
        }

        private static RuntimeException failure(@Nullable Throwable cause) {
            return switch (cause) {
                case RuntimeException failure -> failure;
                case Error error -> throw error;
                case null, default -> new IllegalStateException(cause);
            };
        }
    }
}
