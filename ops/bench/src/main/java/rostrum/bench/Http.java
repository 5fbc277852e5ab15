package rostrum.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * The least HTTP/1.1 that plays a browser: one blocking connection per request, plain sockets.
 *
 * <p>Meant for virtual threads. Thread-safe. A new connection each time costs the server more than
 * a browser would; nginx in front of it does the same.
 */
final class Http {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final URI url;
    private final InetSocketAddress address;
    private final LongAdder received = new LongAdder();

    Http(URI url) {
        this.url = url;
        this.address = new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
    }

    /** Bytes received on all connections so far, heads and framing included. */
    long received() {
        return received.sum();
    }

    /** An answer and all of its body. */
    record Page(Answer answer, String body) {}

    Page get(String path, String cookie) throws IOException {
        return whole(request("GET", path, cookie, "Accept: text/html\r\nConnection: close\r\n"));
    }

    /** Posts a form from the server's own pages. */
    Page post(String path, Map<String, String> form, String cookie) throws IOException {
        String body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        String headers =
                "Origin: %s\r\nContent-Type: application/x-www-form-urlencoded\r\n".formatted(url)
                        + "Content-Length: %d\r\nConnection: close\r\n".formatted(body.length());
        return whole(request("POST", path, cookie, headers) + body);
    }

    /** Opens a stream of events; the head has been read when this returns. */
    Connection stream(String path, String cookie, boolean gzip) throws IOException {
        String headers =
                "Accept: text/event-stream\r\nCache-Control: no-cache\r\nAccept-Encoding: "
                        + (gzip ? "gzip\r\n" : "identity\r\n");
        Connection connection = connect(request("GET", path, cookie, headers));
        // From here on silence is normal.
        connection.socket.setSoTimeout(0);
        return connection;
    }

    private Page whole(String request) throws IOException {
        try (Connection connection = connect(request)) {
            byte[] body = connection.body().readAllBytes();
            return new Page(connection.answer, new String(body, StandardCharsets.UTF_8));
        }
    }

    private Connection connect(String request) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(address, TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = CountedInput.of(socket.getInputStream(), received);
            return new Connection(socket, in, Answer.read(in));
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private String request(String method, String path, String cookie, String headers) {
        String sent = cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n";
        return "%s %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: rostrum-bench\r\n%s%s\r\n"
                .formatted(method, path, url.getRawAuthority(), sent, headers);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An open connection whose answer's head has been read. */
    static final class Connection implements Closeable {
        private final Socket socket;
        private final InputStream in;
        private final Answer answer;

        private Connection(Socket socket, InputStream in, Answer answer) {
            this.socket = socket;
            this.in = in;
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }

        InputStream body() throws IOException {
            return answer.body(in);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
