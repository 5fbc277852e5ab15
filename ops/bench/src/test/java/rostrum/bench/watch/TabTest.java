package rostrum.bench.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.bench.Timings;
import rostrum.bench.http.Http;
import rostrum.bench.site.Document;

/** A page left open, against a server that says what each test wants. */
class TabTest {
    private static final String GOODBYE = "retry: 1\nevent: goodbye\ndata: drain\n\n";
    private static final String HOLD = "hold";

    private final Failures failures = new Failures(Clock.systemUTC());
    private final Journal journal = new Journal(Clock.systemUTC(), failures);
    private final Timings timings = new Timings();
    private final Requests requests = new Requests(timings, failures);
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;
    private Tab tab;
    private Thread thread;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(command -> Thread.ofVirtual().start(command));
        server.createContext("/live", this::answer);
        server.start();
        Document page =
                new Document(Map.of("agenda", "a0"), Set.of("ballot"), "/live?x=1", List.of());
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        tab = new Tab(new Http(url), page, "s=ben", requests, journal, new Random(1));
        thread = Thread.ofVirtual().unstarted(tab);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        tab.close();
        released.countDown();
        thread.join();
        server.stop(0);
    }

    @Test
    void saysWhatItShowsAndComesBackAfterAGoodbye() throws InterruptedException {
        plays(event(5, "agenda", "a1") + GOODBYE, ":\n\n" + HOLD);
        assertThat(next()).isEqualTo("x=1&have=agenda:a0");
        assertThat(next()).isEqualTo("x=1&have=agenda:a1");
        await(() -> journal.open() == 1);
        assertThat(journal.absences()).hasSize(1).allMatch(a -> a.until() >= a.from());
        assertThat(journal.returns()).hasSize(1);
        assertThat(journal.broken()).isZero();
        assertThat(failures.lines()).isEmpty();
    }

    @Test
    void showsNewSectionsOnlyWhereThePageHasAPlaceForThem() throws InterruptedException {
        plays(event(5, "ballot-7", "b1") + event(5, "stage", "s1") + HOLD);
        await(() -> journal.events() == 2);
        await(() -> tab.shown().equals(Map.of("agenda", "a0", "ballot-7", "b1")));
    }

    @Test
    void noticesWhatItShowsAlready() throws InterruptedException {
        plays(event(5, "agenda", "a0") + HOLD);
        await(() -> journal.twice() == 1);
    }

    @Test
    void noticesWhatIsOlderOnTheSameStream() throws InterruptedException {
        plays(
                event(5, "agenda", "a1") + event(4, "agenda", "a2") + GOODBYE,
                event(3, "agenda", "a3") + HOLD);
        await(() -> journal.events() == 3);
        assertThat(journal.backwards()).isEqualTo(1);
    }

    @Test
    void noticesWhatCannotBeRead() throws InterruptedException {
        plays("id: 5-x\nevent: agenda\ndata: <p id=\"other\" data-v=\"1\">\n\n" + HOLD);
        await(() -> journal.unreadable() == 1);
    }

    @Test
    void anEndWithoutAGoodbyeIsACut() throws InterruptedException {
        plays(":\n\n", "event: goodbye\ndata: session\n\n", ":\n\n" + HOLD);
        await(() -> journal.returns().size() == 2);
        assertThat(journal.broken()).isEqualTo(2);
        assertThat(failures.lines().getLast()).endsWith("stream cut: ended with \"session\"");
    }

    @Test
    void aRefusalIsAFailedRequestAndAskedAgain() throws InterruptedException {
        plays("503", ":\n\n" + HOLD);
        await(() -> journal.open() == 1);
        assertThat(requests.failed()).isEqualTo(1);
        assertThat(requests.serverErrors()).isEqualTo(1);
        assertThat(journal.absences()).isEmpty();
    }

    @Test
    void whoMayNotSeeItDoesNotAskAgain() throws InterruptedException {
        plays("403");
        assertThat(thread.join(java.time.Duration.ofSeconds(20))).isTrue();
        assertThat(asked).hasSize(1);
        assertThat(requests.failed()).isEqualTo(1);
    }

    private void plays(String... all) {
        answers.addAll(List.of(all));
        thread.start();
    }

    private static String event(int at, String section, String version) {
        return "id: %d-x\nevent: %s\ndata: <p id=\"%s\" data-v=\"%s\"></p>\n\n"
                .formatted(at, section, section, version);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getQuery());
        @Nullable String answer = answers.poll();
        if (answer == null || answer.matches("[0-9]+")) {
            exchange.sendResponseHeaders(answer == null ? 410 : Integer.parseInt(answer), -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(answer.replace(HOLD, "").getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        if (answer.endsWith(HOLD)) {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.close();
    }

    private String next() throws InterruptedException {
        @Nullable String query = asked.poll(20, TimeUnit.SECONDS);
        return query == null ? "(nothing)" : query;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(5);
        }
    }
}
