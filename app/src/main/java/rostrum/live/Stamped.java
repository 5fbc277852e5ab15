package rostrum.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A text that is the same for everybody but for one short word in it, such as the time: encoded and
 * compressed once, with the word put in each time. Immutable.
 */
public final class Stamped {
    private final Block before;
    private final Block after;

    private Stamped(Block before, Block after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Takes a text apart.
     *
     * @param mark stands once in it, where the word goes
     */
    public static Stamped of(String text, String mark) {
        int at = text.indexOf(mark);
        if (at < 0 || text.indexOf(mark, at + 1) >= 0) {
            throw new IllegalArgumentException("the mark must be there, once");
        }
        return new Stamped(
                Block.of(text.substring(0, at)), Block.of(text.substring(at + mark.length())));
    }

    /** Bytes of the text as UTF-8, without the word. */
    public int length() {
        return before.length() + after.length();
    }

    /** The whole text as UTF-8. */
    public byte[] plain(String word) {
        byte[] stamp = word.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(length() + stamp.length)
                .put(before.plain())
                .put(stamp)
                .put(after.plain())
                .array();
    }

    /** The same, as gzip. */
    public byte[] gzip(String word) {
        Block stamp = Block.stored(word);
        ByteBuffer start = Gzip.start(before.deflated());
        ByteBuffer end =
                Gzip.end(
                        after.deflated(),
                        after.crcAfter(stamp.crcAfter(before.crcAfter(0))),
                        before.length() + stamp.length() + after.length());
        ByteBuffer middle = stamp.deflated();
        return ByteBuffer.allocate(start.remaining() + middle.remaining() + end.remaining())
                .put(start)
                .put(middle)
                .put(end)
                .array();
    }
}
