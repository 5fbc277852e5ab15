package rostrum.bench.http;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/** Counts what comes off the wire, below every coding. */
final class CountedInput extends FilterInputStream {
    private static final int BUFFER = 4096;

    private final LongAdder bytes;

    private CountedInput(InputStream in, LongAdder bytes) {
        super(in);
        this.bytes = bytes;
    }

    /** The same bytes, counted and buffered. */
    static InputStream of(InputStream in, LongAdder bytes) {
        return new BufferedInputStream(new CountedInput(in, bytes), BUFFER);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        bytes.add(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        bytes.add(Math.max(0, count));
        return count;
    }
}
