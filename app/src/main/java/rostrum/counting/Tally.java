package rostrum.counting;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a closed ballot came to.
 *
 * @param choices every choice of the ballot in its order, also those nobody chose; a paper that
 *     names several counts for each
 * @param votes papers cast
 * @param weight their weight
 * @param register members who might have voted
 * @param registerWeight their weight
 * @param presentWeight the weight of those who were present, see {@link Base#PRESENT}
 */
public record Tally(
        List<ChoiceCount> choices,
        int votes,
        BigDecimal weight,
        int register,
        BigDecimal registerWeight,
        BigDecimal presentWeight) {

    public Tally {
        choices = List.copyOf(choices);
    }

    /** The weight of a choice; 0 if the ballot does not have it. */
    public BigDecimal weightOf(String choice) {
        return choices.stream()
                .filter(count -> count.choice().equals(choice))
                .map(ChoiceCount::weight)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
