package rostrum.bench.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import rostrum.bench.AtOnce;
import rostrum.bench.http.Http;
import rostrum.bench.site.Document;

/** Everybody who has the page open. */
final class Crowd implements AutoCloseable {
    private static final long LOOK_MILLIS = 20;

    private final Http http;
    private final Requests requests;
    private final Journal journal;
    private final RandomGenerator random;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private List<Tab> tabs = List.of();

    Crowd(Http http, Requests requests, Journal journal, RandomGenerator random) {
        this.http = http;
        this.requests = requests;
        this.journal = journal;
        this.random = random;
    }

    /** Loads the page for each member and begins its stream, several at a time. */
    void enter(String page, List<String> cookies) {
        tabs =
                AtOnce.each(cookies, cookie -> open(page, cookie)).stream()
                        .flatMap(Optional::stream)
                        .toList();
    }

    private Optional<Tab> open(String page, String cookie) {
        Optional<Tab> tab =
                requests.ask("first page", 200, () -> http.get(page, cookie))
                        .map(p -> Document.of(p.body()))
                        .map(shown -> new Tab(http, shown, cookie, requests, journal, random));
        tab.ifPresent(threads::execute);
        return tab;
    }

    /** Waits until so many streams are open; false when the time is over. */
    boolean awaitOpen(int count, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (journal.open() < count) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }

    /** How many pages do not show these sections in these versions. */
    int stale(Map<String, String> sections) {
        return (int) tabs.stream().filter(tab -> !tab.shown().equals(sections)).count();
    }

    /** Hangs up every stream and waits for its thread. */
    @Override
    public void close() throws IOException {
        for (Tab tab : tabs) {
            tab.close();
        }
        threads.close();
    }
}
