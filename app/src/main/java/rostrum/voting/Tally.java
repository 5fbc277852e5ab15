package rostrum.voting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a closed ballot came to.
 *
 * @param choices every choice of the ballot in its order, also those nobody chose
 * @param votes members who voted
 * @param register members who might have voted
 * @param weight the weight of those who voted
 * @param registerWeight the weight of all who might have
 */
public record Tally(
        List<ChoiceCount> choices,
        int votes,
        int register,
        BigDecimal weight,
        BigDecimal registerWeight) {

    /** One line of the count; those who did not vote have no choice. */
    record Line(Optional<String> choice, int votes, BigDecimal weight) {}

    static Tally of(List<String> choices, List<Line> lines) {
        List<ChoiceCount> counts = new ArrayList<>();
        for (String choice : choices) {
            List<Line> chosen =
                    lines.stream().filter(l -> l.choice().equals(Optional.of(choice))).toList();
            counts.add(new ChoiceCount(choice, votes(chosen), weight(chosen)));
        }
        List<Line> voted = lines.stream().filter(line -> line.choice().isPresent()).toList();
        return new Tally(
                List.copyOf(counts), votes(voted), votes(lines), weight(voted), weight(lines));
    }

    /** The weight of a choice; 0 if the ballot does not have it. */
    BigDecimal weightOf(String choice) {
        return choices.stream()
                .filter(count -> count.choice().equals(choice))
                .map(ChoiceCount::weight)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static int votes(List<Line> lines) {
        return lines.stream().mapToInt(Line::votes).sum();
    }

    private static BigDecimal weight(List<Line> lines) {
        return Weights.plain(
                lines.stream().map(Line::weight).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
