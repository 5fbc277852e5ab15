package rostrum.testing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer that comes in chunks (RFC 9112, section 7.1), as they come. */
final class ChunkedBody extends InputStream {
    private final InputStream in;
    private int left;
    private boolean begun;
    private boolean over;

    ChunkedBody(InputStream in) {
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
        if (left == 0 && !over) {
            // What closes a chunk may come as late as the next one.
            if (begun) {
                line();
            }
            begun = true;
            left = Integer.parseInt(line(), 16);
            over = left == 0;
            if (over) {
                line();
            }
        }
        if (over) {
            return -1;
        }
        int read = in.read(target, offset, Math.min(length, left));
        if (read < 0) {
            throw new EOFException("cut within a chunk");
        }
        left -= read;
        return read;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int read = in.read();
        while (read != '\n') {
            if (read < 0) {
                throw new EOFException("cut between chunks");
            }
            if (read != '\r') {
                line.append((char) read);
            }
            read = in.read();
        }
        return line.toString();
    }
}
