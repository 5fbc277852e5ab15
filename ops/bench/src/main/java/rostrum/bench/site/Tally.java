package rostrum.bench.site;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many votes each choice has. */
public record Tally(int yes, int no, int abstain) {
    private static final Pattern ELEMENT = Pattern.compile("<[a-z][^>]*\\sdata-choice=[^>]*>");
    private static final Pattern CHOICE = Pattern.compile("\\sdata-choice=\"([a-z]+)\"");
    private static final Pattern VOTES = Pattern.compile("\\sdata-votes=\"([0-9]{1,9})\"");

    /** Reads a published ballot's fragment; empty unless it shows all three choices once. */
    public static Optional<Tally> shownIn(String fragment) {
        Map<String, Integer> votes = new HashMap<>();
        Matcher element = ELEMENT.matcher(fragment);
        while (element.find()) {
            Matcher choice = CHOICE.matcher(element.group());
            Matcher count = VOTES.matcher(element.group());
            if (choice.find() && count.find()) {
                Integer before = votes.put(choice.group(1), Integer.valueOf(count.group(1)));
                if (before != null) {
                    return Optional.empty();
                }
            }
        }
        Integer yes = votes.get("yes");
        Integer no = votes.get("no");
        Integer abstain = votes.get("abstain");
        return yes == null || no == null || abstain == null
                ? Optional.empty()
                : Optional.of(new Tally(yes, no, abstain));
    }

    /** The same by choice, in their order. */
    public Map<String, Number> figures() {
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("yes", yes);
        figures.put("no", no);
        figures.put("abstain", abstain);
        return figures;
    }

    @Override
    public String toString() {
        return "%d yes, %d no, %d abstain".formatted(yes, no, abstain);
    }
}
