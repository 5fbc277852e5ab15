package rostrum.rehearsal;

import java.io.Console;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import rostrum.rehearsal.play.Options;
import rostrum.rehearsal.play.Play;
import rostrum.rehearsal.play.Stop;

/** {@code play}: 0 played, 1 it could not be, 2 wrong usage. */
final class PlayCommand {
    private static final long LAST_WORDS_SECONDS = 20;

    private PlayCommand() {}

    static int run(List<String> args) {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            return 2;
        } catch (IOException e) {
            System.err.println("cannot be read: " + e.getMessage());
            return 2;
        }
        Stop stop = new Stop();
        CountDownLatch written = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> wait(stop, written)));
        try {
            new Play(options, stop, System.err, isTerminal()).play();
            return 0;
        } catch (IOException e) {
            System.err.println("cannot be played: " + e.getMessage());
            return 1;
        } finally {
            written.countDown();
        }
    }

    /** A signal ends the event, and the program when its result is written. */
    private static void wait(Stop stop, CountDownLatch written) {
        stop.wish();
        try {
            if (!written.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("no result could be written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
