package rostrum.bench.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The least HTTP/1.1 that plays a browser: one blocking connection per request.
 *
 * <p>Meant for virtual threads. Thread-safe. A new connection each time costs the server more than
 * a browser would; nginx in front of it does the same.
 */
public final class Http {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final URI url;
    private final boolean secure;
    private final SSLSocketFactory tls;
    private final InetSocketAddress address;
    private final LongAdder received = new LongAdder();

    /** Trusts whom the JDK trusts. */
    public Http(URI url) {
        this(url, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /**
     * A client of one site.
     *
     * @param url {@code http://host:port} or {@code https://host:port}
     */
    public Http(URI url, SSLSocketFactory tls) {
        this.url = url;
        this.secure = "https".equals(url.getScheme());
        this.tls = tls;
        int standard = secure ? 443 : 80;
        this.address =
                new InetSocketAddress(url.getHost(), url.getPort() < 0 ? standard : url.getPort());
    }

    /** Bytes received on all connections so far, heads and framing included. */
    public long received() {
        return received.sum();
    }

    /** An answer and all of its body. */
    public record Page(Answer answer, String body) {}

    public Page get(String path, String cookie) throws IOException {
        String headers =
                "Accept: text/html, */*;q=0.8\r\nAccept-Encoding: gzip\r\nConnection: close\r\n";
        return whole(request("GET", path, cookie, headers));
    }

    /** Posts a form from the server's own pages. */
    public Page post(String path, Map<String, String> form, String cookie) throws IOException {
        String body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return post(path, "application/x-www-form-urlencoded", body, cookie);
    }

    /** Posts a form with nothing but a file in it. */
    public Page upload(String path, String field, String content, String cookie)
            throws IOException {
        String boundary = "bench-" + UUID.randomUUID();
        String body =
                """
                --%s\r
                Content-Disposition: form-data; name="%s"; filename="%s.csv"\r
                Content-Type: text/csv\r
                \r
                %s\r
                --%s--\r
                """
                        .formatted(boundary, field, field, content, boundary);
        return post(path, "multipart/form-data; boundary=" + boundary, body, cookie);
    }

    /** Opens a stream of events; the head has been read when this returns. */
    public Connection stream(String path, String cookie, boolean gzip) throws IOException {
        String headers =
                "Accept: text/event-stream\r\nCache-Control: no-cache\r\nAccept-Encoding: "
                        + (gzip ? "gzip\r\n" : "identity\r\n");
        Connection connection = connect(request("GET", path, cookie, headers));
        connection.patience(Duration.ZERO); // from here on silence is normal
        return connection;
    }

    /** Posts a body as it is, of that media type. */
    public Page post(String path, String type, String body, String cookie) throws IOException {
        String headers =
                "Origin: %s\r\nContent-Type: %s\r\n".formatted(url, type)
                        + "Content-Length: %d\r\n".formatted(bytes(body).length)
                        + "Connection: close\r\n";
        return whole(request("POST", path, cookie, headers) + body);
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
            Socket spoken = secure ? secured(socket) : socket;
            spoken.getOutputStream().write(bytes(request));
            InputStream in = CountedInput.of(spoken.getInputStream(), received);
            return new Connection(socket, in, Answer.read(in));
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private Socket secured(Socket socket) throws IOException {
        SSLSocket secured =
                (SSLSocket) tls.createSocket(socket, url.getHost(), address.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!url.getHost().matches("[0-9.]+|\\[.*]")) {
            // Java itself names only hosts that have a dot.
            parameters.setServerNames(List.of(new SNIHostName(url.getHost())));
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private String request(String method, String path, String cookie, String headers) {
        String sent = cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n";
        return "%s %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: rostrum-bench\r\nAccept-Language: en\r\n%s%s\r\n"
                .formatted(method, path, url.getRawAuthority(), sent, headers);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An open connection whose answer's head has been read. */
    public static final class Connection implements Closeable {
        private final Socket socket;
        private final InputStream in;
        private final Answer answer;

        private Connection(Socket socket, InputStream in, Answer answer) {
            this.socket = socket;
            this.in = in;
            this.answer = answer;
        }

        public Answer answer() {
            return answer;
        }

        public InputStream body() throws IOException {
            return answer.body(in);
        }

        /** From now on a read fails after so much silence; zero: never. */
        public void patience(Duration silence) throws IOException {
            socket.setSoTimeout((int) silence.toMillis());
        }

        /** Hangs up below TLS: no farewell that could have to wait for the other side. */
        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
