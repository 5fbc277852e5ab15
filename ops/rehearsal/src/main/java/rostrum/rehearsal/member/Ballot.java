package rostrum.rehearsal.member;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ballot as a page or an event shows it.
 *
 * @param state open, closed or published
 * @param choices of its form; none unless it is open
 */
public record Ballot(long id, String state, List<String> choices) {
    private static final Pattern SECTION =
            Pattern.compile(
                    "<section (?=[^>]*\\bid=\"ballot-([0-9]{1,18})\")"
                            + "(?=[^>]*\\bdata-state=\"([a-z]+)\")[^>]*>(.*?)</section>",
                    Pattern.DOTALL);
    private static final Pattern CHOICE =
            Pattern.compile("<input [^>]*name=\"choice\" value=\"([^\"]+)\"");

    /** Those in a piece of HTML, in its order. */
    static List<Ballot> in(String html) {
        List<Ballot> all = new ArrayList<>();
        Matcher section = SECTION.matcher(html);
        while (section.find()) {
            List<String> choices =
                    CHOICE.matcher(section.group(3)).results().map(m -> m.group(1)).toList();
            all.add(new Ballot(Long.parseLong(section.group(1)), section.group(2), choices));
        }
        return List.copyOf(all);
    }

    boolean isOpen() {
        return state.equals("open");
    }
}
