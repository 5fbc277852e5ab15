package rostrum.people;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * The codes members sign in with: 60 random bits as 12 symbols of Crockford's base 32, shown as
 * {@code XXXX-XXXX-XXXX}.
 *
 * @see <a href="https://www.crockford.com/base32.html">Base 32, by Douglas Crockford</a>
 */
public final class AccessCode {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int BITS_PER_SYMBOL = 5;
    private static final int GROUP = 4;
    private static final int LONGEST_TYPED = 100;

    private AccessCode() {}

    /** A new code, as it is shown. */
    public static String random(SecureRandom random) {
        long bits = random.nextLong();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(SYMBOLS.charAt((int) (bits & (SYMBOLS.length() - 1))));
            bits >>>= BITS_PER_SYMBOL;
        }
        return code.toString();
    }

    /**
     * The 12 symbols somebody meant: in any case, with blanks and dashes anywhere, O for 0, I and L
     * for 1. Empty if it cannot be a code.
     */
    public static Optional<String> normalised(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < typed.length(); i++) {
            char symbol = typed.charAt(i);
            if (isSeparator(symbol)) {
                continue;
            }
            char meant = meant(symbol);
            if (SYMBOLS.indexOf(meant) < 0) {
                return Optional.empty();
            }
            code.append(meant);
        }
        return code.length() == LENGTH ? Optional.of(code.toString()) : Optional.empty();
    }

    /** What is stored of a code: its SHA-256. */
    public static byte[] hash(String normalised) {
        return Digest.sha256(normalised);
    }

    // Phones turn a typed hyphen into other dashes, and copied text brings other blanks.
    private static boolean isSeparator(char symbol) {
        return Character.isWhitespace(symbol)
                || Character.isSpaceChar(symbol)
                || Character.getType(symbol) == Character.DASH_PUNCTUATION;
    }

    private static char meant(char symbol) {
        char upper = symbol >= 'a' && symbol <= 'z' ? (char) (symbol - 'a' + 'A') : symbol;
        return switch (upper) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> upper;
        };
    }
}
