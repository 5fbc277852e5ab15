package rostrum.live;

import java.time.Duration;
import java.util.List;

/** Where sections come from. Implementations ask the database and are called from any thread. */
public interface Source {
    /**
     * A section in one state.
     *
     * @param html the element, with its hash in {@code data-v}
     * @param hash short, of the content alone: the same in every process
     */
    record Rendered(String html, String hash) {}

    /** The ids of all sections of a scope, in the order in which a page shows them. */
    List<String> sections(long scope);

    /** The sections that show a kind of thing, by the name under which its change is announced. */
    List<String> showing(String thing);

    Rendered render(long scope, String language, String section);

    /** How long at least between two frames of such a section; zero: every tick. */
    Duration interval(String kind);
}
