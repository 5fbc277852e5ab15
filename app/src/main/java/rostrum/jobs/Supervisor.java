package rostrum.jobs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rostrum.Refused;

/**
 * Keeps the loops in the background going: one that fails is started again after a pause; one that
 * fails too often is given up, and the whole process with it, for the supervisor outside.
 */
public final class Supervisor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Supervisor.class);

    private static final int FAILURES = 10;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** One round of a loop. */
    @FunctionalInterface
    public interface Round {
        /** Returns how long to pause before the next. */
        Duration run() throws InterruptedException;
    }

    private final ThreadFactory threads;
    private final Consumer<String> giveUp;
    private final Duration afterFailure;
    private final List<Thread> running = new ArrayList<>();

    /**
     * @param giveUp is told the name of the loop that cannot be kept going; should end the process
     */
    public Supervisor(ThreadFactory threads, Consumer<String> giveUp) {
        this(threads, giveUp, AFTER_FAILURE);
    }

    Supervisor(ThreadFactory threads, Consumer<String> giveUp, Duration afterFailure) {
        this.threads = threads;
        this.giveUp = giveUp;
        this.afterFailure = afterFailure;
    }

    /** Starts a loop. */
    public synchronized void keep(String name, Round round) {
        Thread thread = threads.newThread(() -> loop(name, round));
        thread.setName(name);
        running.add(thread);
        thread.start();
    }

    private void loop(String name, Round round) {
        Deque<Long> failures = new ArrayDeque<>();
        try {
            while (true) {
                Duration pause;
                try {
                    pause = round.run();
                } catch (Refused e) {
                    // The database is away: no fault of the loop's, and no reason to give up.
                    pause = afterFailure;
                } catch (RuntimeException | Error e) {
                    log.warn("loop failed, starting it again name={}", name, e);
                    if (tooMany(failures)) {
                        giveUp.accept(name);
                        return;
                    }
                    pause = afterFailure;
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean tooMany(Deque<Long> failures) {
        long now = System.nanoTime();
        failures.addLast(now);
        while (now - failures.getFirst() > WITHIN.toNanos()) {
            failures.removeFirst();
        }
        return failures.size() >= FAILURES;
    }

    @Override
    public synchronized void close() {
        running.forEach(Thread::interrupt);
        for (Thread thread : running) {
            try {
                thread.join(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
