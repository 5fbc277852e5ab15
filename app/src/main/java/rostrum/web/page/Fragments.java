package rostrum.web.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import rostrum.live.Source.Rendered;

/**
 * Renders one section: an element with the section's id, and a hash of its content in {@code
 * data-v}. The hash depends on nothing but the content, so every process comes to the same.
 */
final class Fragments {
    private static final String PLACE = "data-v=\"\"";
    private static final int HASH_BYTES = 9; // 12 characters

    private final Templates templates;

    Fragments(Templates templates) {
        this.templates = templates;
    }

    Rendered render(String template, Map<String, Object> model) {
        String html = templates.render(template, model).strip();
        int place = html.indexOf(PLACE);
        if (place < 0) {
            throw new IllegalStateException("no place for the hash in " + template);
        }
        String hash = hash(html);
        String element =
                html.substring(0, place)
                        + "data-v=\""
                        + hash
                        + '"'
                        + html.substring(place + PLACE.length());
        return new Rendered(element, hash);
    }

    private static String hash(String content) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(java.util.Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
