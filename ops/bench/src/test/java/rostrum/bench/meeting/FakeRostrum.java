package rostrum.bench.meeting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import rostrum.bench.http.Wire;

/** As much of the application as a meeting needs, with one fault built in on request. */
final class FakeRostrum implements AutoCloseable {
    enum Fault {
        NONE,
        LOSES_A_VOTE,
        COUNTS_RETRIES,
        REFUSES_A_VOTE,
        REFUSES_A_SIGN_IN,
        REFUSES_A_STREAM,
        CUTS_A_STREAM,
        SENDS_TWICE,
        GOES_BACK
    }

    private static final int BALLOT = 41;

    private final Fault fault;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<HttpExchange> streams = new ArrayList<>();
    private final Map<String, String> votes = new HashMap<>();
    private final List<String> retries = new ArrayList<>();
    private String state = "none";
    private String drafted = "";
    private int asked;

    FakeRostrum(Fault fault) throws IOException {
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The form that the ballot was drafted with. */
    synchronized String drafted() {
        return drafted;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    // One lock for everything: simple, and quick enough for a few dozen members.
    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/a/demo", "");
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        String form =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        boolean post = exchange.getRequestMethod().equals("POST");
        if (post && !url().equals(exchange.getRequestHeaders().getFirst("Origin"))) {
            answer(exchange, 403);
        } else if (post && path.equals("/sign-in")) {
            exchange.getResponseHeaders().add("Set-Cookie", "session=" + form + "; Path=/");
            answer(exchange, fault == Fault.REFUSES_A_SIGN_IN && asked++ == 3 ? 429 : 303);
        } else if (path.equals("/live")) {
            open(exchange);
        } else if (!post && path.equals("/metrics")) {
            // Two papers to a transaction.
            String lines =
                    """
                    rostrum_votes_recorded_total %d.0
                    rostrum_vote_group_seconds_count{outcome="success"} %d
                    """
                            .formatted(votes.size(), votes.size() / 2);
            page(exchange, lines);
        } else if (!post && path.equals("/chair")) {
            String forms = state.equals("draft") ? "/a/demo/chair/ballots/" + BALLOT + "/open" : "";
            page(exchange, "<form action=\"" + forms + "\"><a href=\"/chair/ballots/99\">");
        } else if (post && path.startsWith("/chair/ballots")) {
            drafted = path.equals("/chair/ballots") ? form : drafted;
            state =
                    Map.of("open", "open", "close", "closed", "publish", "published")
                            .getOrDefault(path.replaceFirst(".*/", ""), "draft");
            changed();
            answer(exchange, 303);
        } else if (post && path.equals("/ballots/" + BALLOT + "/vote") && cookie != null) {
            vote(exchange, cookie, form.replace("choice=", ""));
        } else {
            answer(exchange, 404);
        }
    }

    private void vote(HttpExchange exchange, String cookie, String choice) throws IOException {
        if (fault == Fault.REFUSES_A_VOTE && asked++ == 3) {
            answer(exchange, 503);
            return;
        }
        if (!(fault == Fault.LOSES_A_VOTE && cookie.endsWith("C7"))
                && votes.put(cookie, choice) != null) {
            retries.add(choice);
        }
        exchange.getResponseHeaders().add("Location", "/a/demo/ballots/" + BALLOT + "/receipt");
        answer(exchange, 303);
    }

    private void open(HttpExchange exchange) throws IOException {
        if (fault == Fault.REFUSES_A_STREAM && asked++ == 3) {
            answer(exchange, 503);
            return;
        }
        boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream;charset=utf-8");
        if (gzip) {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(200, 0);
        if (gzip) {
            exchange.getResponseBody().write(Wire.gzipHeader());
        }
        send(exchange, "retry: 1000\n: hello\n\n" + event("agenda", 1, "<ol></ol>"));
        streams.add(exchange);
    }

    private void changed() throws IOException {
        String ballot = event("ballot-" + BALLOT, System.currentTimeMillis(), fragment());
        boolean published = state.equals("published");
        for (HttpExchange stream : streams) {
            boolean first = stream.equals(streams.getFirst());
            send(stream, ballot);
            if (published && first) {
                switch (fault) {
                    case SENDS_TWICE -> send(stream, ballot);
                    case GOES_BACK -> send(stream, event("agenda", 0, "<ol><li></ol>"));
                    case CUTS_A_STREAM -> stream.close();
                    default -> {}
                }
            }
        }
    }

    private String fragment() {
        List<String> counted = new ArrayList<>(votes.values());
        if (fault == Fault.COUNTS_RETRIES) {
            counted.addAll(retries);
        }
        StringBuilder html = new StringBuilder("<section data-state=\"" + state + "\">");
        for (String choice : List.of("yes", "no", "abstain")) {
            html.append(
                    "<td data-choice=\"%s\" data-votes=\"%d\">\n"
                            .formatted(choice, Collections.frequency(counted, choice)));
        }
        return html.append("</section>").toString();
    }

    private static String event(String section, long epoch, String fragment) {
        return "id: %d-%08x\nevent: %s\ndata: %s\n\n"
                .formatted(epoch, fragment.hashCode(), section, fragment.replace("\n", "\ndata: "));
    }

    private static void send(HttpExchange stream, String text) throws IOException {
        OutputStream out = stream.getResponseBody();
        boolean gzip = stream.getResponseHeaders().containsKey("Content-Encoding");
        out.write(gzip ? Wire.block(text) : Wire.bytes(text));
        out.flush();
    }

    private static void page(HttpExchange exchange, String text) throws IOException {
        byte[] page = Wire.bytes(text);
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
