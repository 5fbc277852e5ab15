package rostrum.voting;

import java.security.SecureRandom;

/** Codes that can be read aloud: Crockford's base 32, which has no I, L, O and U. */
final class ReceiptCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 16;
    private static final int GROUP = 4;

    private ReceiptCode() {}

    /** 80 random bits: 16 characters of 5 bits each, in groups of four. */
    static String next(SecureRandom random) {
        StringBuilder code = new StringBuilder(CHARACTERS + CHARACTERS / GROUP);
        for (int i = 0; i < CHARACTERS; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
