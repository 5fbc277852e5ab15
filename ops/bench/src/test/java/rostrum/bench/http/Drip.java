package rostrum.bench.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A connection on which bytes arrive in two parts, or one by one, and then nothing more. */
final class Drip extends InputStream {
    private final byte[] bytes;
    private final int split;
    private final boolean open;
    private int at;

    private Drip(byte[] bytes, int split, boolean open) {
        this.bytes = bytes;
        this.split = split;
        this.open = open;
    }

    /** Ends after the last byte. */
    static InputStream inTwo(byte[] bytes, int split) {
        return new Drip(bytes, split, false);
    }

    /** Stays open: whoever asks for more than there is would wait for ever, and fails. */
    static InputStream open(byte[] bytes) {
        return new Drip(bytes, bytes.length, true);
    }

    static InputStream singly(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }
        };
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (at == bytes.length) {
            if (open) {
                throw new AssertionError("asked for more than has arrived");
            }
            return -1;
        }
        int count = Math.min(length, (at < split ? split : bytes.length) - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }
}
