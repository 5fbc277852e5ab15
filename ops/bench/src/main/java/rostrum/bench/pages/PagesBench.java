package rostrum.bench.pages;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import rostrum.bench.ServerProcess;
import rostrum.bench.http.Http;
import rostrum.bench.site.Person;

/**
 * The program: asks for one kind after the other, by turns, and prints what each costs the server
 * in CPU time, a new connection for each request included.
 *
 * <p>Exit code 0: within the budgets; 1: not, or it could not be measured; 2: wrong usage.
 */
public final class PagesBench {
    /** At the same time; enough to keep one core busy. */
    private static final int THREADS = 4;

    private PagesBench() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** The same without ending the process; returns the exit code. */
    static int run(List<String> args, PrintStream out, PrintStream err)
            throws InterruptedException {
        Settings settings;
        try {
            settings = Settings.parse(args);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(Settings.USAGE);
            return 2;
        }
        try {
            Costs costs = measure(settings);
            costs.lines().forEach(out::println);
            if (settings.json() != null) {
                Files.writeString(settings.json(), costs.json());
            }
            return costs.exceeded().isEmpty() ? 0 : 1;
        } catch (IOException e) {
            out.println("FAIL");
            out.println("  it could not be measured: " + e.getMessage());
            return 1;
        }
    }

    private static Costs measure(Settings settings) throws IOException, InterruptedException {
        Person member =
                Person.read(settings.codes()).stream()
                        .filter(person -> !person.chairs())
                        .findFirst()
                        .orElseThrow(() -> new IOException("the codes name no member"));
        List<Request> requests = new Visitor(new Http(settings.url())).requests(member);
        ServerProcess server = new ServerProcess(settings.pid());
        // One round for nothing: until all is compiled.
        for (Request request : requests) {
            ask(request, settings.requests());
        }
        Costs costs = new Costs();
        for (int round = 0; round < settings.rounds(); round++) {
            for (Request request : requests) {
                Duration before = server.cpu();
                ask(request, settings.requests());
                Duration cpu = server.cpu().minus(before);
                costs.add(request, cpu.toNanos() / 1e3 / settings.requests());
            }
        }
        return costs;
    }

    private static void ask(Request request, int times) throws IOException, InterruptedException {
        Callable<Void> part =
                () -> {
                    for (int i = 0; i < times / THREADS; i++) {
                        request.call().ask();
                    }
                    return null;
                };
        List<Callable<Void>> parts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            parts.add(part);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Void> done : threads.invokeAll(parts)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(request.name() + ": " + e.getCause(), e);
        }
    }
}
