package rostrum.web.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Rules;
import rostrum.counting.Tally;

/**
 * One choice's share of a count.
 *
 * @param label in words
 * @param amount votes, or their weight where weights differ
 * @param percent of the weight of all papers, in words; where a paper may name several, the lines
 *     come to more than 100 together
 * @param width the same, 0 to 100, for the bar
 * @param won whether it is among the winners
 */
public record ResultLine(
        String choice,
        String label,
        int votes,
        String amount,
        String percent,
        String width,
        boolean won) {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** All choices, in the ballot's order. */
    static List<ResultLine> of(
            Rules rules, Tally tally, List<String> won, String language, Format format) {
        return tally.choices().stream()
                .map(count -> of(count, rules, tally, won, language, format))
                .toList();
    }

    private static ResultLine of(
            ChoiceCount count,
            Rules rules,
            Tally tally,
            List<String> won,
            String language,
            Format format) {
        BigDecimal percent = percent(count.weight(), tally.weight());
        String shown = format.percent(percent);
        return new ResultLine(
                count.choice(),
                ChoiceView.label(rules, count.choice(), language),
                count.votes(),
                format.number(count.weight()),
                percent.signum() == 0 && count.weight().signum() > 0
                        ? "< " + format.percent(new BigDecimal("0.1"))
                        : shown,
                percent.toPlainString(),
                won.contains(count.choice()));
    }

    /**
     * With one decimal, cut off rather than rounded: 66.66 % must not look like the 66.67 % it
     * takes, nor 99.96 % like everybody.
     */
    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : part.multiply(ALL).divide(whole, 1, RoundingMode.DOWN);
    }
}
