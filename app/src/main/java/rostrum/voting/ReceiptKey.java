package rostrum.voting;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the receipt codes of one browser's secret papers are made with: its session's token, of
 * which the database has only a hash.
 *
 * <p>So the same browser finds its paper again, and nobody who has only the database can say whose
 * a code is. Never stored and never logged.
 */
public final class ReceiptKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private ReceiptKey(SecretKeySpec key) {
        this.key = key;
    }

    /** The key of the session with this token. */
    public static ReceiptKey of(String token) {
        return new ReceiptKey(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    /** The code of one member's paper in one ballot; nothing in it tells of either. */
    String code(long ballotId, long memberId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String paper = "receipt " + ballotId + " " + memberId;
            return ReceiptCode.of(mac.doFinal(paper.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ReceiptKey";
    }
}
