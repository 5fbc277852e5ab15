package rostrum.browser;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Stands between browser and application and fails on demand: only streams and votes, so that pages
 * can still be loaded. One request for each connection.
 */
final class FlakyProxy implements AutoCloseable {
    /** How a stream is answered. */
    enum Mode {
        /** By the application. */
        PASS,
        /** As nginx does while no application listens. */
        BAD_GATEWAY,
        /** Ends at once, and asks to be asked again after {@link #HURRY_MS}. */
        HURRY
    }

    /** What becomes of a vote. */
    enum Mishap {
        /** It does not reach the application. */
        BAD_GATEWAY,
        /** It does, but the answer is lost. */
        LOST,
        /** The answer leads to another page. */
        ELSEWHERE
    }

    static final int HURRY_MS = 25;

    private static final String BAD_GATEWAY =
            "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final String ELSEWHERE =
            "HTTP/1.1 303 See Other\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final String HURRY =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\nretry: "
                    + HURRY_MS
                    + "\n\n";

    private final int target;
    private final int port;
    private final Set<Socket> streams = ConcurrentHashMap.newKeySet();
    private final List<Long> tries = new CopyOnWriteArrayList<>();
    private final Queue<Mishap> mishaps = new ConcurrentLinkedQueue<>();
    private volatile Mode mode = Mode.PASS;
    private volatile @Nullable ServerSocket listening;

    FlakyProxy(int target) {
        this.target = target;
        this.port = BrowserSite.freePort();
        listen();
    }

    String address(String path) {
        return "http://localhost:" + port + path;
    }

    void mode(Mode newMode) {
        mode = newMode;
    }

    /** What becomes of the next votes, one after the other. */
    void mishaps(Mishap... next) {
        mishaps.addAll(List.of(next));
    }

    /** How many of them are still to come. */
    int mishapsLeft() {
        return mishaps.size();
    }

    /** When streams were asked for, in nanoseconds of {@link System#nanoTime}. */
    List<Long> tries() {
        return tries;
    }

    /** How many streams are open. */
    int streams() {
        return streams.size();
    }

    /** Cuts the streams; from now on connections are refused. */
    void refuse() {
        ServerSocket old = listening;
        listening = null;
        close(old);
        streams.forEach(FlakyProxy::close);
    }

    /** Takes connections, again. */
    void listen() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listening = socket;
            Thread.ofVirtual().start(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> answer(client));
            }
        } catch (IOException e) {
            // Closed: that is how it ends.
        }
    }

    private void answer(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            if (head.matches("(?s)GET \\S*/live\\?.*")) {
                tries.add(System.nanoTime());
                streams.add(client);
                answerStream(client, head, in);
            } else if (head.matches("(?s)POST \\S*/vote .*")) {
                answerVote(client, head, in);
            } else if (!head.isEmpty()) {
                pass(client.getOutputStream(), head, in);
            }
        } catch (IOException e) {
            // Either side has gone: so does the other.
        } finally {
            streams.remove(client);
        }
    }

    private void answerStream(Socket client, String head, InputStream in) throws IOException {
        switch (mode) {
            case PASS -> pass(client.getOutputStream(), head, in);
            case BAD_GATEWAY -> say(client, BAD_GATEWAY);
            case HURRY -> {
                mode = Mode.BAD_GATEWAY;
                say(client, HURRY);
            }
        }
    }

    private void answerVote(Socket client, String head, InputStream in) throws IOException {
        switch (mishaps.poll()) {
            case null -> pass(client.getOutputStream(), head, in);
            case BAD_GATEWAY -> say(client, BAD_GATEWAY);
            case LOST -> pass(OutputStream.nullOutputStream(), head, in);
            case ELSEWHERE -> say(client, ELSEWHERE);
        }
    }

    private void pass(OutputStream out, String head, InputStream in) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            say(server, head.replaceFirst("(?i)\r\nConnection: [^\r]*", "\r\nConnection: close"));
            Thread.ofVirtual().start(() -> pump(in, server));
            copy(server.getInputStream(), out);
        }
    }

    /** What comes after the head; its end, the browser's leaving, ends the stream as well. */
    private static void pump(InputStream in, Socket server) {
        try (server) {
            copy(in, server.getOutputStream());
        } catch (IOException e) {
            // The answer is complete, or nobody waits for it any more.
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            out.flush();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int end = 0; // how much of the empty line has been seen
        while (end < 4) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            end = next == "\r\n\r\n".charAt(end) ? end + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        refuse();
    }

    private static void close(@Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
