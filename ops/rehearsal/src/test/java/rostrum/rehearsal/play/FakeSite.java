package rostrum.rehearsal.play;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The least of the site that members need, and what can be wrong with it. */
final class FakeSite implements AutoCloseable {
    enum Fault {
        DROPS_AN_EVENT,
        SENDS_TWICE,
        LOSES_A_VOTE,
        COUNTS_TWICE,
        CHANGES_A_VOTE,
        TAKES_LATE_VOTES,
        REFUSES_CHECK_INS,
        IS_BUSY_AT_FIRST
    }

    private final Set<Fault> faults;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger sessions = new AtomicInteger();
    private final List<OutputStream> streams = new ArrayList<>();
    private final Map<String, String> votes = new TreeMap<>();
    private String state = "draft";
    private boolean busy;
    private volatile boolean drafted;
    private int notices;
    private int events;

    FakeSite(Set<Fault> faults) throws IOException {
        this.faults = Set.copyOf(faults);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (request.replaceFirst(" /a/demo", " ")) {
            case "GET /live" -> stream(exchange);
            case "POST /sign-in" -> {
                String cookie = "rostrum=" + sessions.incrementAndGet();
                exchange.getResponseHeaders().add("Set-Cookie", cookie + "; HttpOnly");
                end(exchange, 303, "");
            }
            case "POST /check-in" -> end(exchange, has(Fault.REFUSES_CHECK_INS) ? 500 : 303, "");
            case "POST /chair/notices" -> change(exchange, () -> notices++, "notices");
            case "POST /chair/ballots" -> {
                drafted = true;
                end(exchange, 303, "");
            }
            case "POST /chair/ballots/1/open" -> step(exchange, "open");
            case "POST /chair/ballots/1/close" -> step(exchange, "closed");
            case "POST /chair/ballots/1/publish" -> step(exchange, "published");
            case "POST /ballots/1/vote" -> vote(exchange, field(body, "choice"));
            case "GET /ballots/1/receipt" -> end(exchange, 200, receipt(exchange));
            case "GET /ballots/1/evidence.json" -> end(exchange, 200, evidence());
            case "GET /chair" -> end(exchange, 200, console());
            default -> end(exchange, request.startsWith("GET") ? 200 : 303, page());
        }
    }

    private synchronized String console() {
        return """
        <input type="hidden" name="from" value="open">
        <form action="/a/demo/chair/agenda/1/current"><form action="/a/demo/chair/agenda/2/current">
        """
                + (drafted ? "<form action=\"/a/demo/chair/ballots/1/open\">" : "");
    }

    private synchronized String page() {
        return "<html data-live-url=\"/a/demo/live?view=member\"><link href=\"/static/a.css\">"
                + "<p id=\"attendance\" data-v=\"a\">\n<span>0 of 20</span></p>"
                + section("notices")
                + "<div data-slot=\"ballot\">"
                + (state.equals("draft") ? "" : section("ballot-1"))
                + "</div>";
    }

    private synchronized String section(String id) {
        return id.equals("notices")
                ? "<p id=\"notices\" data-v=\"n" + notices + "\"></p>"
                : "<section id=\"ballot-1\" data-v=\"%s\" class=\"ballot\" data-state=\"%s\">"
                                .formatted(state, state)
                        + (state.equals("open")
                                ? "<input type=\"radio\" name=\"choice\" value=\"yes\">"
                                : "")
                        + "</section>";
    }

    private void step(HttpExchange exchange, String to) throws IOException {
        change(exchange, () -> state = to, "ballot-1");
    }

    private synchronized void change(HttpExchange exchange, Runnable change, String section)
            throws IOException {
        change.run();
        events++;
        for (int i = 0; i < streams.size(); i++) {
            boolean newest = i == streams.size() - 1; // older ones may have been left
            if (has(Fault.DROPS_AN_EVENT) && newest && section.equals("ballot-1")) {
                continue;
            }
            send(streams.get(i), section);
            if (has(Fault.SENDS_TWICE) && newest) {
                send(streams.get(i), section);
            }
        }
        end(exchange, 303, "");
    }

    private void send(OutputStream stream, String section) {
        String event =
                "id: %d-x%d\nevent: %s\ndata: %s\n\n"
                        .formatted(System.currentTimeMillis(), events, section, section(section));
        try {
            stream.write(event.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            // She has gone home.
        }
    }

    private synchronized void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(": here\n\n".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        streams.add(exchange.getResponseBody());
    }

    private synchronized void vote(HttpExchange exchange, String choice) throws IOException {
        boolean open = state.equals("open");
        if (open && has(Fault.IS_BUSY_AT_FIRST) && !busy) {
            busy = true;
            end(exchange, 503, "");
            return;
        }
        if (open) {
            votes.put(who(exchange), choice);
        }
        if (open || has(Fault.TAKES_LATE_VOTES)) {
            String accept = exchange.getRequestHeaders().getFirst("Accept");
            boolean script = "text/vnd.rostrum.fragment+html".equals(accept);
            end(exchange, script ? 200 : 303, script ? receipt(exchange) : "");
        } else {
            end(exchange, 409, "");
        }
    }

    private static String receipt(HttpExchange exchange) {
        return "<code>" + who(exchange) + "</code>";
    }

    private synchronized String evidence() {
        Map<String, String> published = new LinkedHashMap<>(votes);
        String first = votes.keySet().stream().findFirst().orElse("");
        if (has(Fault.LOSES_A_VOTE)) {
            published.remove(first);
        }
        if (has(Fault.COUNTS_TWICE)) {
            published.put("nobody", "yes");
        }
        if (has(Fault.CHANGES_A_VOTE)) {
            published.put(first, "no");
        }
        List<String> papers = new ArrayList<>();
        published.forEach((who, choice) ->
                papers.add("{\"receipt\": \"%s\", \"paper\": \"%s\"}".formatted(who, choice)));
        return "{\"urn\": [" + String.join(",", papers) + "]}";
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    private static String who(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
    }

    private static String field(String body, String name) {
        return URLDecoder.decode(body.replaceFirst(".*" + name + "=", ""), StandardCharsets.UTF_8);
    }

    private static void end(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
