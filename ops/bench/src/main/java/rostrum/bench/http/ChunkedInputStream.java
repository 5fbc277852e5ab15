package rostrum.bench.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an answer in chunked transfer coding (RFC 9112, 7.1), byte by byte as it arrives.
 *
 * <p>A connection that ends before the last chunk is an {@link EOFException}, not an end.
 */
final class ChunkedInputStream extends InputStream {
    private static final int LINE_LIMIT = 1024;

    private final InputStream in;
    private long left;
    private boolean begun;
    private boolean ended;

    /**
     * @param in buffered: single bytes are read from it
     */
    ChunkedInputStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(target, offset, (int) Math.min(left, length));
        if (count < 0) {
            throw new EOFException("the connection ended inside a chunk");
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (begun && !line().isEmpty()) {
            throw new IOException("a chunk is longer than it says");
        }
        begun = true;
        String size = line().split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new IOException("not the size of a chunk: " + size);
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            while (!line().isEmpty()) {
                // trailers are of no interest
            }
            ended = true;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended between chunks");
            }
            if (line.length() == LINE_LIMIT) {
                throw new IOException("a chunk's first line is too long");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
