package rostrum.rehearsal.member;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rostrum.bench.site.Document;

/** What a page shows: the version of each section. Thread-safe. */
final class Shown {
    private static final int LONGEST_HAVE = 12_000;

    private final String live;
    private final Set<String> slots;
    private final Map<String, String> versions = new HashMap<>();
    private final Map<String, Frame> newest = new HashMap<>();

    /** What an event did to the page. */
    enum Change {
        /** It shows something new. */
        NEW,
        /** It shows what it had shown. */
        NONE,
        /** It shows something older. */
        BACK
    }

    Shown(Document page) {
        live = page.live();
        slots = page.slots();
        page.sections().forEach((id, version) -> versions.put(id.intern(), version.intern()));
    }

    /** A stream begins. Only within one can events go back: two processes render apart. */
    synchronized void begin() {
        newest.clear();
    }

    synchronized Change show(Frame frame) {
        Frame before = newest.put(frame.section(), frame);
        String version = versions.get(frame.section());
        if (frame.version().equals(version)) {
            return Change.NONE;
        }
        if (version != null || slots.contains(frame.kind())) {
            versions.put(frame.section(), frame.version());
        }
        return before != null && frame.committed() < before.committed() ? Change.BACK : Change.NEW;
    }

    /** The address of the stream, with what is shown. */
    synchronized String address() {
        String have =
                versions.entrySet().stream()
                        .map(section -> section.getKey() + ":" + section.getValue())
                        .collect(Collectors.joining(","));
        String encoded = URLEncoder.encode(have, StandardCharsets.UTF_8);
        return encoded.length() > LONGEST_HAVE ? live : live + "&have=" + encoded;
    }

    /** How many of a fresh page's sections it does not show as they are, or shows beside them. */
    synchronized int differences(Map<String, String> fresh) {
        long wrong =
                fresh.entrySet().stream()
                        .filter(section ->
                                !section.getValue().equals(versions.get(section.getKey())))
                        .count();
        long more = versions.keySet().stream().filter(id -> !fresh.containsKey(id)).count();
        return (int) (wrong + more);
    }
}
