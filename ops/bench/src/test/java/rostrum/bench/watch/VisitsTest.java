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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.bench.Timings;
import rostrum.bench.http.Http;

class VisitsTest {
    private final Map<String, String> site = new ConcurrentHashMap<>();
    private final Timings timings = new Timings();
    private final Failures failures = new Failures(Clock.systemUTC());
    private final Requests requests = new Requests(timings, failures);
    private HttpServer server;
    private Visits visits;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        visits = new Visits(new Http(url), "/a/x", List.of("s=ada", "s=ben"), requests);
        site.put("/a/x/sign-in", "<form>");
        site.put("/static/a.1.css", "old");
        site.put("/static/a.2.css", "new");
        site.put("/a/x", "<link href=\"/static/a.1.css\">");
        visits.visit();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void filesOfOldPagesAreAskedForAgain() {
        site.put("/a/x", "<link href=\"/static/a.2.css\">");
        visits.visit();
        assertThat(failures.lines()).isEmpty();
        assertThat(timings.lines())
                .extracting(line -> line.name() + " " + line.count())
                .containsExactly("old file 1", "page 2", "sign-in page 2", "style sheet 2");
    }

    @Test
    void anOldFileThatIsGoneIsAFailure() {
        site.put("/a/x", "<link href=\"/static/a.2.css\">");
        site.remove("/static/a.1.css");
        visits.visit();
        assertThat(failures.lines()).singleElement().asString().endsWith("old file: answered 404");
        assertThat(requests.failed()).isEqualTo(1);
    }

    @Test
    void aFileThatChangesItsContentIsAFailure() {
        site.put("/static/a.1.css", "other");
        visits.visit();
        assertThat(failures.lines())
                .singleElement()
                .asString()
                .endsWith("style sheet: /static/a.1.css has changed");
    }

    @Test
    void aPageThatIsNotThereIsAFailureAndItsFilesAreAskedForAllTheSame() {
        site.remove("/a/x");
        visits.visit();
        assertThat(failures.lines()).singleElement().asString().endsWith("page: answered 404");
        assertThat(timings.lines()).extracting(Timings.Line::name).contains("old file");
    }

    private void answer(HttpExchange exchange) throws IOException {
        @Nullable String body = site.get(exchange.getRequestURI().getPath());
        byte[] bytes = (body == null ? "gone" : body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
