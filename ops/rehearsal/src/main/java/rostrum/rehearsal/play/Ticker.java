package rostrum.rehearsal.play;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import rostrum.rehearsal.measure.Book;
import rostrum.rehearsal.result.Result.Second;

/** Ends every second of the book, and says how it was. */
final class Ticker {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int SELDOM = 10;

    private final Book book;
    private final Supplier<String> phase;
    private final PrintStream out;
    private final boolean terminal;
    private final Thread thread;
    private long votes;
    private long failed;
    private volatile boolean closed;

    /**
     * @param terminal whether a line may be written over the one before
     */
    Ticker(Book book, Supplier<String> phase, PrintStream out, boolean terminal) {
        this.book = book;
        this.phase = phase;
        this.out = out;
        this.terminal = terminal;
        this.thread = Thread.ofPlatform().daemon().name("ticker").start(this::tick);
    }

    private void tick() {
        long start = System.nanoTime();
        for (int n = 1; !closed; n++) {
            long at = start + n * SECOND;
            for (long left = at - System.nanoTime(); left > 0 && !closed; ) {
                LockSupport.parkNanos(left);
                left = at - System.nanoTime();
            }
            book.load().late(System.nanoTime() - at);
            book.load().look();
            say(n, book.seconds().turn(System.currentTimeMillis() - SECOND / 1_000_000));
        }
    }

    private void say(int elapsed, Second second) {
        votes += second.votes();
        failed += second.failed();
        if (!terminal && elapsed % SELDOM != 0) {
            return;
        }
        out.printf(
                "%s%2d:%02d  %-10s %,7d members %,7d streams %,7d votes  p99 %,5.0f ms  %,d failed%s",
                terminal ? "\r" : "",
                elapsed / 60,
                elapsed % 60,
                phase.get(),
                second.members(),
                second.streams(),
                votes,
                second.deliveryP99(),
                failed,
                terminal ? "\033[K" : System.lineSeparator());
        out.flush();
    }

    /** Ends with the second that is under way. */
    void end() throws InterruptedException {
        closed = true;
        LockSupport.unpark(thread);
        thread.join();
        if (terminal) {
            out.println();
        }
    }
}
