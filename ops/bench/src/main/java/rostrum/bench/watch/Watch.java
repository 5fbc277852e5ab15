package rostrum.bench.watch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The program: watches a site until it is told to stop, prints what it saw, and PASS or FAIL.
 *
 * <p>Exit code 0: nobody noticed anything; 1: somebody did, or the watch could not be held; 2:
 * wrong usage. SIGTERM and Ctrl-C end the watch, not the program: the verdict still comes.
 */
public final class Watch {
    private Watch() {}

    public static void main(String[] args) throws InterruptedException {
        Stop stop = new Stop();
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(() -> {
                                    stop.wish();
                                    int code = status.join();
                                    System.out.flush();
                                    Runtime.getRuntime().halt(code);
                                }));
        int code = 1;
        try {
            code = run(List.of(args), Clock.systemUTC(), stop, System.out, System.err);
        } finally {
            status.complete(code);
        }
        System.exit(code);
    }

    /** The same without ending the process; returns the exit code. */
    static int run(List<String> args, Clock clock, Stop stop, PrintStream out, PrintStream err)
            throws InterruptedException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(Options.USAGE);
            return 2;
        }
        if (options.untilInputEnds()) {
            stop.atEndOf(System.in);
        }
        Observation observation = new Observation(options, clock, stop, out, err::println);
        try {
            Summary summary = observation.watch();
            summary.print(out);
            if (options.json().isPresent()) {
                Files.writeString(options.json().get(), summary.json());
            }
            return summary.reasons().isEmpty() ? 0 : 1;
        } catch (IOException e) {
            observation.failures().lines().forEach(failure -> out.println("  " + failure));
            out.println("FAIL");
            out.println("  the watch could not be held: " + Failures.words(e));
            return 1;
        }
    }
}
