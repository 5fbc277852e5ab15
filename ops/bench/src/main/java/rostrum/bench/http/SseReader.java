package rostrum.bench.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a stream as they arrive (WHATWG HTML, 9.2.6). Not thread-safe.
 *
 * <p>Unlike a browser it does not carry an id over to the next event, so that a missing one is
 * noticed.
 */
public final class SseReader {
    private final InputStream in;
    private final byte[] buffer = new byte[2048];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private int at;
    private int end;
    private boolean afterReturn;
    private long comments;
    private long retryMillis;

    public SseReader(InputStream in) {
        this.in = in;
    }

    /** Comment lines so far: heartbeats. */
    public long comments() {
        return comments;
    }

    /** How soon the server wants a client back, in milliseconds; 0: it has not said. */
    public long retryMillis() {
        return retryMillis;
    }

    /** Blocks until the first bytes are there; false when the stream ends without any. */
    public boolean await() throws IOException {
        return at < end || fill();
    }

    /** Blocks until an event is complete; null at the end of the stream. */
    public @Nullable SseEvent next() throws IOException {
        String id = "";
        String name = "";
        StringBuilder data = new StringBuilder();
        for (String text = line(); text != null; text = line()) {
            if (text.isEmpty()) {
                if (!data.isEmpty()) {
                    data.setLength(data.length() - 1);
                    return new SseEvent(id, name, data.toString());
                }
                id = "";
                name = "";
                continue;
            }
            int colon = text.indexOf(':');
            String field = colon < 0 ? text : text.substring(0, colon);
            String value = colon < 0 ? "" : text.substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            switch (field) {
                case "" -> comments++;
                case "id" -> id = value;
                case "event" -> name = value;
                case "data" -> data.append(value).append('\n');
                case "retry" ->
                        retryMillis =
                                value.matches("[0-9]{1,9}") ? Long.parseLong(value) : retryMillis;
                default -> {
                    // whatever is added later is of no interest here
                }
            }
        }
        return null;
    }

    private @Nullable String line() throws IOException {
        line.reset();
        while (true) {
            if (at == end && !fill()) {
                return null;
            }
            if (afterReturn) {
                afterReturn = false;
                if (buffer[at] == '\n') {
                    at++;
                    continue;
                }
            }
            int start = at;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            line.write(buffer, start, at - start);
            if (at < end) {
                // A line feed may follow, but waiting for it could mean waiting for the next event.
                afterReturn = buffer[at++] == '\r';
                return line.toString(StandardCharsets.UTF_8);
            }
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
