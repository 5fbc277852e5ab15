package rostrum.live;

import java.util.Map;

/**
 * What a client asks for when it opens its stream. Whether it may is decided before.
 *
 * @param scope whose sections
 * @param language in which language
 * @param view which of them
 * @param have what the page shows: section id to hash
 * @param gzip whether it takes a compressed stream
 * @param owner the session it belongs to; 0: nobody's
 * @param expiresAt when that session ends by itself, in milliseconds since 1970
 * @param askedNanos when it asked, before anything was looked up, by {@link System#nanoTime}
 */
public record Subscription(
        long scope,
        String language,
        View view,
        Map<String, String> have,
        boolean gzip,
        long owner,
        long expiresAt,
        long askedNanos) {}
