package rostrum.counting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import rostrum.Input;
import rostrum.Refused;
import rostrum.Refused.Reason;

/**
 * What decides how papers become an outcome; frozen when a ballot opens.
 *
 * @param options 2 to 100 lines of up to 200 characters, all different (an election: from 1 on);
 *     none for yes and no
 * @param mostChoices how many options one paper may name: 1 to their number
 * @param seats how many options win: 1 to their number
 * @param majorityBase what the majority is a share of; without meaning for {@link Majority#SIMPLE}
 * @param countAbstentions whether {@link Base#CAST} includes the abstentions
 * @param quorumPercent share of the register's weight that makes the decision valid, 0 to 100 with
 *     two decimals; 0: any
 * @param quorumBase who counts for the quorum: {@link Base#CAST} (all papers, abstentions too) or
 *     {@link Base#PRESENT}
 */
public record Rules(
        Method method,
        List<String> options,
        int mostChoices,
        int seats,
        Majority majority,
        Base majorityBase,
        boolean countAbstentions,
        BigDecimal quorumPercent,
        Base quorumBase,
        TieRule tieRule) {

    private static final int MOST_OPTIONS = 100;
    private static final int LONGEST_OPTION = 200;
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    public Rules {
        options = List.copyOf(options);
    }

    /** Yes or no by a majority of the votes cast. */
    public static Rules motion(Majority majority) {
        return new Rules(
                Method.YES_NO_ABSTAIN,
                List.of(),
                1,
                1,
                majority,
                Base.CAST,
                false,
                BigDecimal.ZERO,
                Base.CAST,
                TieRule.NONE);
    }

    /** What can be voted, in the order in which it is shown. */
    public List<String> choices() {
        if (!method.hasOptions()) {
            return List.of(Paper.YES, Paper.NO, Paper.ABSTAIN);
        }
        List<String> choices = new ArrayList<>();
        IntStream.rangeClosed(1, options.size()).mapToObj(String::valueOf).forEach(choices::add);
        choices.add(Paper.ABSTAIN);
        return List.copyOf(choices);
    }

    /** A paper with these choices on it, in any order; else {@link Reason#CHOICE_INVALID}. */
    public Paper paper(List<String> chosen) {
        List<String> all = choices();
        boolean valid =
                !chosen.isEmpty()
                        && all.containsAll(chosen)
                        && new HashSet<>(chosen).size() == chosen.size()
                        && chosen.size() <= (chosen.contains(Paper.ABSTAIN) ? 1 : mostChoices);
        if (!valid) {
            throw new Refused(Reason.CHOICE_INVALID);
        }
        return new Paper(chosen.stream().sorted(Comparator.comparingInt(all::indexOf)).toList());
    }

    /** As they are kept; refused with {@link Reason#INPUT_INVALID} and the field's name. */
    public Rules checked() {
        List<String> lines = new ArrayList<>();
        if (method.hasOptions()) {
            options.forEach(o -> lines.add(Input.line("options", o, LONGEST_OPTION)));
        }
        int count = lines.size();
        boolean several = method == Method.UP_TO_K || method == Method.ELECTION;
        demand("options", !method.hasOptions() || isList(lines));
        demand("mostChoices", !several || isWithin(mostChoices, count));
        demand("seats", !several || isWithin(seats, count));
        demand(
                "quorumPercent",
                quorumPercent.signum() >= 0
                        && quorumPercent.compareTo(ALL) <= 0
                        && quorumPercent.stripTrailingZeros().scale() <= DECIMALS);
        demand("quorumBase", quorumBase != Base.REGISTER);
        return new Rules(
                method,
                lines,
                several ? mostChoices : 1,
                several ? seats : 1,
                majority,
                majorityBase,
                countAbstentions,
                Weights.plain(quorumPercent),
                quorumBase,
                tieRule);
    }

    private boolean isList(List<String> lines) {
        int least = method == Method.ELECTION ? 1 : 2;
        return lines.size() >= least
                && lines.size() <= MOST_OPTIONS
                && new HashSet<>(lines).size() == lines.size();
    }

    private static boolean isWithin(int number, int most) {
        return number >= 1 && number <= most;
    }

    private static void demand(String field, boolean condition) {
        if (!condition) {
            throw new Refused(Reason.INPUT_INVALID, field);
        }
    }
}
