package rostrum.rehearsal.member;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Events that were read already: everybody gets the same bytes, so each is understood once.
 * Thread-safe.
 */
final class Frames {
    private static final int MOST = 4_000;

    private final Map<Bytes, Frame> known = new ConcurrentHashMap<>();

    private static final class Bytes {
        private final byte[] bytes;
        private final int hash;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
            this.hash = Arrays.hashCode(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    Frame of(byte[] event) {
        Bytes key = new Bytes(event);
        Frame frame = known.get(key);
        if (frame == null) {
            frame = Frame.of(event);
            if (known.size() >= MOST) {
                known.clear(); // the newest are asked for again at once
            }
            known.put(key, frame);
        }
        return frame;
    }
}
