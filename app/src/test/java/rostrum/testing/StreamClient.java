package rostrum.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A client of an event stream on a socket of its own, which can also leave what comes unread.
 *
 * <p>What it has read is kept and asked for from the test's thread.
 */
public final class StreamClient implements AutoCloseable {
    /** How a stream came to its end. */
    public enum End {
        /** With a goodbye, and, if compressed, a whole gzip member. */
        REGULAR,
        CUT
    }

    private final Socket socket = new Socket();
    private final InputStream in;
    private final int status;
    private final String head;
    private final StringBuilder text = new StringBuilder();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile @Nullable End end;
    private volatile long endedAt;

    /**
     * Asks for a stream and reads the head of the answer.
     *
     * @param receiveBuffer in bytes; 0: the system's choice
     */
    public StreamClient(URI site, String path, Map<String, String> headers, int receiveBuffer)
            throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(site.getHost(), site.getPort()));
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
        request.append("Host: ").append(site.getAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        request.append("\r\n");
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
        // As small as the receive buffer: what is not asked for stays with the server.
        in = new BufferedInputStream(socket.getInputStream(), 512);
        head = head(in);
        status = Integer.parseInt(head.substring(9, 12));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("closed within the head: " + head);
            }
            head.append((char) read);
        }
        return head.toString();
    }

    public int status() {
        return status;
    }

    public boolean isCompressed() {
        return head.toLowerCase(Locale.ROOT).contains("content-encoding: gzip");
    }

    /** Reads all that comes from now on. */
    public StreamClient reading() {
        Thread.ofVirtual().start(this::readAll);
        return this;
    }

    private void readAll() {
        End how = End.CUT;
        Lines lines = new Lines();
        byte[] chunk = new byte[4096];
        try (InputStream body = body()) {
            int length = body.read(chunk);
            while (length >= 0) {
                lines.take(chunk, length);
                length = body.read(chunk);
            }
            boolean goodbye = !events.isEmpty() && events.getLast().name().equals("goodbye");
            how = goodbye ? End.REGULAR : End.CUT;
        } catch (IOException e) {
            how = End.CUT;
        }
        endedAt = System.nanoTime();
        end = how;
    }

    private InputStream body() throws IOException {
        return isCompressed() ? new GZIPInputStream(in) : in;
    }

    /** Puts bytes together to lines, and lines to events. Used by the reading thread. */
    private final class Lines {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final StringBuilder block = new StringBuilder();

        void take(byte[] chunk, int length) {
            for (int i = 0; i < length; i++) {
                line.write(chunk[i]);
                if (chunk[i] == '\n') {
                    endLine();
                }
            }
        }

        private void endLine() {
            block.append(line.toString(StandardCharsets.UTF_8));
            if (line.size() == 1) {
                synchronized (text) {
                    text.append(block);
                }
                events.addAll(Event.all(block.toString()));
                block.setLength(0);
            }
            line.reset();
        }
    }

    /** Everything received so far up to the last complete event, decoded. */
    public String text() {
        synchronized (text) {
            return text.toString();
        }
    }

    public List<Event> events() {
        return events;
    }

    /** The sections received so far, in order, without the presence, which comes at any time. */
    public List<String> sections() {
        return events().stream().map(Event::name).filter(n -> !n.equals("presence")).toList();
    }

    /** Waits for an event of that name whose data contains that. */
    public Event await(String name, String content) {
        Predicate<Event> wanted = e -> e.name().equals(name) && e.data().contains(content);
        Eventually.within(
                Duration.ofSeconds(15),
                () -> name + " with " + content + " in " + sections() + ", end: " + end,
                () -> events().stream().anyMatch(wanted));
        return events().stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Waits until the server has ended it. */
    public End awaitEnd() {
        Eventually.that("end of a stream", () -> end != null);
        End how = end;
        return how == null ? End.CUT : how;
    }

    public boolean isOpen() {
        return end == null;
    }

    /** When it ended, by {@link System#nanoTime}. */
    public long endedAt() {
        return endedAt;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
