package rostrum.rehearsal.play;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import rostrum.rehearsal.measure.Book;
import rostrum.rehearsal.result.Result.Phase;

/** A release that is put into service while everybody watches. */
final class Deploy {
    /** The last streams may end so long after the command has. */
    private static final Duration DRAIN = Duration.ofSeconds(15);

    private static final Duration MOST = Duration.ofMinutes(15);
    private static final String KIND = "deploy";

    private final Thread thread;

    private Deploy(Thread thread) {
        this.thread = thread;
    }

    /** Runs the command; what it prints goes to the log. */
    static Deploy start(String command, Path log, Book book) {
        return new Deploy(Thread.startVirtualThread(() -> run(command, log, book)));
    }

    private static void run(String command, Path log, Book book) {
        long from = System.currentTimeMillis();
        book.deploying(true);
        try {
            Process process =
                    new ProcessBuilder("bash", "-c", command)
                            .redirectErrorStream(true)
                            .redirectInput(new File("/dev/null"))
                            .redirectOutput(log.toFile())
                            .start();
            try {
                judge(process, book);
                book.phase(new Phase(KIND, from, System.currentTimeMillis()));
                Thread.sleep(DRAIN);
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            book.failed(KIND, "bash cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            book.deploying(false);
        }
    }

    private static void judge(Process process, Book book) throws InterruptedException {
        if (!process.waitFor(MOST.toMillis(), TimeUnit.MILLISECONDS)) {
            book.failed(KIND, "not done after " + MOST.toMinutes() + " minutes");
        } else if (process.exitValue() != 0) {
            book.failed(KIND, "ended with status " + process.exitValue());
        }
    }

    /** Waits for its end. */
    void await() throws InterruptedException {
        thread.join();
    }

    void stop() {
        thread.interrupt();
    }
}
