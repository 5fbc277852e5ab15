package rostrum.counting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** The order that a lot gives, which anybody can work out again from the published seed. */
public final class Lot {
    private Lot() {}

    /**
     * Those who are tied, the winner first: ascending by {@code SHA-256(seed + ":" + key)} in
     * lower-case hexadecimal, of the text in UTF-8. Their order in the list does not matter.
     *
     * @param tied keys, all different
     * @param seedHex 256 random bits, 64 lower-case hexadecimal digits
     */
    public static List<String> ranking(List<String> tied, String seedHex) {
        return tied.stream()
                .sorted(Comparator.comparing(key -> hash(seedHex + ":" + key)))
                .toList();
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
