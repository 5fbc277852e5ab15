package rostrum.evidence;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Paper;
import rostrum.counting.Rules;
import rostrum.counting.Tally;
import rostrum.counting.Weights;

/** Counts the lines of the evidence one by one, where closing had the database add them up. */
final class Count {
    private Count() {}

    static Tally of(Rules rules, List<Entry> register, List<Slip> urn) {
        return new Tally(
                rules.choices().stream().map(choice -> of(choice, urn)).toList(),
                urn.size(),
                sum(urn),
                register.size(),
                sum(register, entry -> true),
                sum(register, entry -> entry.present() || entry.voted()));
    }

    private static ChoiceCount of(String choice, List<Slip> urn) {
        List<Slip> chosen =
                urn.stream()
                        .filter(slip -> Paper.of(slip.paper()).choices().contains(choice))
                        .toList();
        return new ChoiceCount(choice, chosen.size(), sum(chosen));
    }

    private static BigDecimal sum(List<Slip> slips) {
        return Weights.plain(
                slips.stream()
                        .map(slip -> new BigDecimal(slip.weight()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal sum(List<Entry> register, Predicate<Entry> which) {
        return Weights.plain(
                register.stream()
                        .filter(which)
                        .map(entry -> new BigDecimal(entry.weight()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
