package rostrum.live;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A piece of an event stream, encoded once for everybody: as it is, and as an independent deflate
 * block that fits anywhere into a gzip stream. Immutable.
 */
final class Block {
    private static final int LEVEL = 6;

    private final byte[] plain;
    private final byte[] deflated;
    private final int crc;
    private final int shift;

    private Block(byte[] plain, byte[] deflated) {
        this.plain = plain;
        this.deflated = deflated;
        CRC32 check = new CRC32();
        check.update(plain);
        this.crc = (int) check.getValue();
        this.shift = Crc.shift(plain.length);
    }

    static Block of(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        return new Block(plain, deflate(plain));
    }

    /** A short one that is not compressed: a compressor costs more than a few bytes. */
    static Block stored(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        // RFC 1951, section 3.2.4
        byte[] block =
                ByteBuffer.allocate(5 + plain.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 0)
                        .putShort((short) plain.length)
                        .putShort((short) ~plain.length)
                        .put(plain)
                        .array();
        return new Block(plain, block);
    }

    /** Several blocks as one, so that a subscriber that lacks them all needs one write. */
    static Block of(List<Block> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        for (Block part : parts) {
            plain.writeBytes(part.plain);
            deflated.writeBytes(part.deflated);
        }
        return new Block(plain.toByteArray(), deflated.toByteArray());
    }

    /**
     * A fresh compressor and a sync flush at the end: needs nothing from before, leaves nothing.
     */
    private static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            deflater.setInput(plain);
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + 16);
            byte[] chunk = new byte[4096];
            int length;
            do {
                length = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
                out.write(chunk, 0, length);
            } while (length == chunk.length);
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    ByteBuffer plain() {
        return ByteBuffer.wrap(plain);
    }

    ByteBuffer deflated() {
        return ByteBuffer.wrap(deflated);
    }

    int length() {
        return plain.length;
    }

    /** The check sum of a stream that had {@code before} and then this block. */
    int crcAfter(int before) {
        return Crc.combine(before, crc, shift);
    }
}
