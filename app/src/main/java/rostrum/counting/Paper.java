package rostrum.counting;

import java.util.List;

/**
 * What somebody voted: {@code yes}, {@code no}, {@code abstain}, or the numbers of the options
 * chosen, which begin with 1, in ascending order. Made by {@link Rules#paper}.
 */
public record Paper(List<String> choices) {
    public static final String YES = "yes";
    public static final String NO = "no";
    public static final String ABSTAIN = "abstain";

    /** Between the choices of one paper. */
    private static final String AND = "+";

    public Paper {
        choices = List.copyOf(choices);
    }

    /** As it is kept and published: {@code 1+4+7}. */
    public String text() {
        return String.join(AND, choices);
    }

    /** A paper that was kept. */
    public static Paper of(String text) {
        return new Paper(List.of(text.split("\\" + AND, -1)));
    }
}
