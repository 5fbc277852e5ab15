package rostrum.rehearsal.member;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts the bytes of one stream into events. Not thread-safe. */
final class EventReader {
    private static final byte[] NOTHING = {};

    private final Frames frames;
    private byte[] rest = NOTHING;

    EventReader(Frames frames) {
        this.frames = frames;
    }

    /** Takes what has arrived; every event that is complete now is handed on. */
    void read(ByteBuf chunk, Consumer<Frame> to) {
        int readable = chunk.readableBytes();
        byte[] bytes = Arrays.copyOf(rest, rest.length + readable);
        chunk.getBytes(chunk.readerIndex(), bytes, rest.length, readable);
        int begin = 0;
        for (int i = Math.max(1, rest.length); i < bytes.length; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\n' && i > begin) {
                to.accept(frames.of(Arrays.copyOfRange(bytes, begin, i - 1)));
                begin = i + 1;
            }
        }
        rest = begin == bytes.length ? NOTHING : Arrays.copyOfRange(bytes, begin, bytes.length);
    }
}
