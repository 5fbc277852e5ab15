package rostrum.people;

import java.security.SecureRandom;
import java.util.Base64;

/** Opaque secrets of 256 random bits for cookies and links, in base64url: 43 characters. */
public final class Token {
    private static final int BYTES = 32;

    private Token() {}

    public static String random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is stored of a token: its SHA-256. */
    public static byte[] hash(String token) {
        return Digest.sha256(token);
    }
}
