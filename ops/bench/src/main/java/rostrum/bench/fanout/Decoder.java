package rostrum.bench.fanout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What one connection has received so far and nobody could read yet: an answer's head, chunk by
 * chunk or not, compressed or not. Only updates that are complete are handed on.
 */
final class Decoder {
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final byte[] LINE = {'\r', '\n'};
    private static final byte[] END_OF_EVENT = {'\n', '\n'};
    // RFC 1951, 3.2.4: what a sync flush ends with.
    private static final byte[] END_OF_BLOCK = {0, 0, (byte) 0xff, (byte) 0xff};
    private static final int GZIP_HEADER = 10;
    private static final byte[] NOTHING = {};

    private byte[] raw = NOTHING;
    private byte[] body = NOTHING;
    private boolean headRead;
    private boolean chunked;
    private boolean gzip;
    private boolean gzipHeaderRead;

    /** Whether the answer has begun. */
    boolean begun() {
        return headRead;
    }

    /** Whether nothing is left over: what comes next begins an update. */
    boolean empty() {
        boolean begun = headRead && (gzipHeaderRead || !gzip);
        return begun && raw.length == 0 && body.length == 0;
    }

    /**
     * Takes what has just been received.
     *
     * @return the text of all updates that are complete now; often empty
     * @throws IOException when it is no event stream
     */
    byte[] take(byte[] piece) throws IOException {
        raw = joined(raw, piece);
        if (!headRead && !readHead()) {
            return NOTHING;
        }
        if (chunked) {
            dechunk();
        } else {
            body = joined(body, raw);
            raw = NOTHING;
        }
        return gzip ? inflated() : upTo(lastEnd(body, END_OF_EVENT));
    }

    private boolean readHead() throws IOException {
        int end = find(raw, END_OF_HEAD, 0);
        if (end < 0) {
            return false;
        }
        String head = new String(raw, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (!head.startsWith("http/1.1 200 ") || !head.contains("text/event-stream")) {
            throw new IOException("no event stream: " + head.lines().findFirst().orElse(""));
        }
        chunked = head.contains("\ntransfer-encoding: chunked");
        gzip = head.contains("\ncontent-encoding: gzip");
        headRead = true;
        raw = Arrays.copyOfRange(raw, end + END_OF_HEAD.length, raw.length);
        return true;
    }

    /** The line feed after a chunk may come with it or, from Jetty, before the next. */
    private void dechunk() throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream(raw.length);
        int at = afterLine(0);
        for (int line = find(raw, LINE, at); line >= 0; line = find(raw, LINE, at)) {
            int start = line + LINE.length;
            int length = size(at, line);
            if (start + length > raw.length) {
                break;
            }
            data.write(raw, start, length);
            at = afterLine(start + length);
        }
        raw = Arrays.copyOfRange(raw, at, raw.length);
        body = joined(body, data.toByteArray());
    }

    /** Behind an empty line, if one is here. */
    private int afterLine(int at) {
        return find(raw, LINE, at) == at ? at + LINE.length : at;
    }

    private int size(int from, int to) throws IOException {
        String text = new String(raw, from, to - from, StandardCharsets.ISO_8859_1);
        if (!text.matches("[0-9a-fA-F]{1,6}") || text.matches("0+")) {
            throw new IOException(text.matches("0+") ? "the stream ended" : "no chunk: " + text);
        }
        return Integer.parseInt(text, 16);
    }

    /** Each flushed block stands for itself, so none of them needs what came before. */
    private byte[] inflated() throws IOException {
        if (!gzipHeaderRead && body.length >= GZIP_HEADER) {
            body = Arrays.copyOfRange(body, GZIP_HEADER, body.length);
            gzipHeaderRead = true;
        }
        byte[] blocks = gzipHeaderRead ? upTo(lastEnd(body, END_OF_BLOCK)) : NOTHING;
        ByteArrayOutputStream text = new ByteArrayOutputStream(4 * blocks.length);
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(blocks);
            byte[] piece = new byte[4096];
            for (int n = inflater.inflate(piece); n > 0; n = inflater.inflate(piece)) {
                text.write(piece, 0, n);
            }
        } catch (DataFormatException e) {
            throw new IOException("not deflated: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
        return text.toByteArray();
    }

    /** Takes so many bytes from the body. */
    private byte[] upTo(int end) {
        byte[] taken = Arrays.copyOf(body, end);
        body = Arrays.copyOfRange(body, end, body.length);
        return taken;
    }

    private static int lastEnd(byte[] bytes, byte[] mark) {
        int end = 0;
        for (int at = find(bytes, mark, 0); at >= 0; at = find(bytes, mark, at + 1)) {
            end = at + mark.length;
        }
        return end;
    }

    private static int find(byte[] bytes, byte[] mark, int from) {
        for (int at = from; at + mark.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        if (first.length == 0) {
            return second;
        }
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
