package rostrum.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The two ends of a gzip member (RFC 1952); what lies between are shared {@link Block}s. */
final class Gzip {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private Gzip() {}

    static ByteBuffer start(ByteBuffer first) {
        return ByteBuffer.allocate(HEADER.length + first.remaining()).put(HEADER).put(first).flip();
    }

    /**
     * @param last blocks still to be sent
     * @param crc of everything uncompressed, those included
     * @param length of everything uncompressed, modulo 2^32
     */
    static ByteBuffer end(ByteBuffer last, int crc, int length) {
        return ByteBuffer.allocate(last.remaining() + 10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(last)
                .put((byte) 3) // an empty final block
                .put((byte) 0)
                .putInt(crc)
                .putInt(length)
                .flip();
    }
}
