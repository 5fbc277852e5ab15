package rostrum.web.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import rostrum.live.Stamped;

/**
 * Pages that are the same for many visitors, kept with all they were made of: whoever would make
 * one of the same gets the one there is. So nothing has to be told when something changes.
 * Thread-safe.
 */
final class Kept {
    private static final int MOST = 200;

    /** A page's address includes whose page it is, so that two of them do not take turns. */
    private record Key(String template, String language, String here) {}

    private record Page(Object madeOf, Stamped html) {}

    private final Cache<Key, Page> pages =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    /**
     * The page.
     *
     * @param madeOf all that is in it beside the key, with an {@code equals} by value
     */
    Stamped get(
            String template,
            String language,
            String here,
            Object madeOf,
            Supplier<Stamped> render) {
        Key key = new Key(template, language, here);
        Page known = pages.getIfPresent(key);
        if (known != null && known.madeOf().equals(madeOf)) {
            return known.html();
        }
        Stamped html = render.get();
        pages.put(key, new Page(madeOf, html));
        return html;
    }
}
