package rostrum.web.page;

import java.util.List;
import rostrum.counting.Paper;
import rostrum.counting.Rules;

/**
 * Something that can be chosen.
 *
 * @param key as it is sent and kept
 * @param label in words
 */
public record ChoiceView(String key, String label) {
    /** All of a ballot, in its order. */
    static List<ChoiceView> of(Rules rules, String language) {
        return rules.choices().stream()
                .map(key -> new ChoiceView(key, label(rules, key, language)))
                .toList();
    }

    /** One choice in words: an option's own, or yes, no, abstention. */
    static String label(Rules rules, String key, String language) {
        return key.matches("\\d+")
                ? rules.options().get(Integer.parseInt(key) - 1)
                : Languages.text(language, "choice." + key);
    }

    /**
     * A whole paper in words, its choices one after the other.
     *
     * @param paper as it is kept, see {@link Paper#text}
     */
    public static String paper(Rules rules, String paper, String language) {
        return String.join(
                ", ",
                Paper.of(paper).choices().stream()
                        .map(key -> label(rules, key, language))
                        .toList());
    }
}
