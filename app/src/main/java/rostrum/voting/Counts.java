package rostrum.voting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Paper;
import rostrum.counting.Rules;
import rostrum.counting.Tally;
import rostrum.counting.Weights;

/** Adds up what the database has counted. */
final class Counts {
    /**
     * So many of the same.
     *
     * @param paper present for papers; otherwise these are members on the electoral register
     * @param present whether these members were present, or voted
     */
    record Line(Optional<String> paper, boolean present, int votes, BigDecimal weight) {
        boolean names(String choice) {
            return paper.filter(p -> Paper.of(p).choices().contains(choice)).isPresent();
        }
    }

    private Counts() {}

    static Tally of(Rules rules, List<Line> lines) {
        List<Line> voted = lines.stream().filter(line -> line.paper().isPresent()).toList();
        List<Line> register = lines.stream().filter(line -> line.paper().isEmpty()).toList();
        List<Line> present = register.stream().filter(Line::present).toList();
        return new Tally(
                rules.choices().stream().map(choice -> count(choice, voted)).toList(),
                votes(voted),
                weight(voted),
                votes(register),
                weight(register),
                weight(present));
    }

    private static ChoiceCount count(String choice, List<Line> voted) {
        List<Line> chosen = voted.stream().filter(line -> line.names(choice)).toList();
        return new ChoiceCount(choice, votes(chosen), weight(chosen));
    }

    private static int votes(List<Line> lines) {
        return lines.stream().mapToInt(Line::votes).sum();
    }

    private static BigDecimal weight(List<Line> lines) {
        return Weights.plain(
                lines.stream().map(Line::weight).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
