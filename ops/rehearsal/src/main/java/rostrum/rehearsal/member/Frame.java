package rostrum.rehearsal.member;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rostrum.bench.site.Document;
import rostrum.bench.site.EventId;

/**
 * An event as all subscribers get it (WHATWG HTML, section 9.2).
 *
 * @param section its name; empty: a comment
 * @param kind the section's, without its number
 * @param committed when the change was, in milliseconds since 1970 by the server's clock
 * @param version of the section, as the page knows it
 * @param retryMillis -1: it says nothing about that
 * @param goodbye why the stream ends; empty: it does not
 * @param ballot when it shows one
 */
record Frame(
        String section,
        String kind,
        long committed,
        String version,
        long retryMillis,
        String goodbye,
        Optional<Ballot> ballot) {

    private static final String GOODBYE = "goodbye";
    private static final Pattern NUMBER = Pattern.compile("-[0-9]+$");

    static Frame of(byte[] event) {
        String name = "";
        String id = "";
        long retry = -1;
        List<String> data = new ArrayList<>();
        for (String line : new String(event, StandardCharsets.UTF_8).split("\n")) {
            int colon = line.indexOf(':');
            String value = colon < 1 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
            switch (colon < 1 ? "" : line.substring(0, colon)) {
                case "event" -> name = value;
                case "id" -> id = value;
                case "data" -> data.add(value);
                case "retry" -> retry = value.matches("[0-9]{1,9}") ? Long.parseLong(value) : -1;
                default -> {
                    // a comment, or a field that nobody uses
                }
            }
        }
        String html = String.join("\n", data);
        if (name.equals(GOODBYE)) {
            return new Frame("", "", 0, "", retry, html, Optional.empty());
        }
        return new Frame(
                name.intern(),
                kind(name),
                EventId.parse(id).map(EventId::epochMillis).orElse(0L),
                Document.sections(html).getOrDefault(name, "").intern(),
                retry,
                "",
                Ballot.in(html).stream().findFirst());
    }

    static String kind(String section) {
        return NUMBER.matcher(section).replaceFirst("").intern();
    }

    boolean isSection() {
        return !section.isEmpty();
    }

    /** Whether it has what every event must have. */
    boolean isComplete() {
        return committed > 0 && !version.isEmpty();
    }
}
