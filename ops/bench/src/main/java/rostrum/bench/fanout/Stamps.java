package rostrum.bench.fanout;

import java.util.stream.LongStream;

/**
 * The time stamps in a text: milliseconds since 1970, which until 2286 have 13 digits. Every update
 * of this bench has exactly one, wherever its server's framing puts it.
 */
final class Stamps {
    private static final int DIGITS = 13;

    private Stamps() {}

    /** All of them in their order; longer and shorter numbers are none. */
    static long[] in(byte[] text) {
        LongStream.Builder found = LongStream.builder();
        long value = 0;
        int digits = 0;
        for (int i = 0; i <= text.length; i++) {
            if (i < text.length && text[i] >= '0' && text[i] <= '9') {
                value = value * 10 + (text[i] - '0');
                digits++;
            } else {
                if (digits == DIGITS) {
                    found.add(value);
                }
                value = 0;
                digits = 0;
            }
        }
        return found.build().toArray();
    }
}
