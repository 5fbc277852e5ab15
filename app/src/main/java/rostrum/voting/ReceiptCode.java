package rostrum.voting;

import java.security.SecureRandom;

/**
 * Codes that can be read aloud: 80 bits in Crockford's base 32, which has no I, L, O and U; 16
 * characters in groups of four.
 */
final class ReceiptCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BYTES = 10;
    private static final int CHARACTERS = 16;
    private static final int BITS = 5;
    private static final int GROUP = 4;

    private ReceiptCode() {}

    static String next(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /** Of the first ten bytes. */
    static String of(byte[] bytes) {
        StringBuilder code = new StringBuilder(CHARACTERS + CHARACTERS / GROUP);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < BYTES; i++) {
            buffer = (buffer << Byte.SIZE) | Byte.toUnsignedInt(bytes[i]);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                append(code, (buffer >> bits) % ALPHABET.length());
                buffer &= (1 << bits) - 1;
            }
        }
        return code.toString();
    }

    private static void append(StringBuilder code, int character) {
        if (code.length() % (GROUP + 1) == GROUP) {
            code.append('-');
        }
        code.append(ALPHABET.charAt(character));
    }
}
