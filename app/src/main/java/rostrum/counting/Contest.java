package rostrum.counting;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the choices stand before a tie is broken.
 *
 * @param won those who won whatever breaks the tie, the best first
 * @param equal those who would have won but are too many by one or more, because they are equal; in
 *     the ballot's order
 * @param open what there is left to win
 * @param base what the majority is a share of
 * @param needed the smallest weight that has the majority, a multiple of the unit in which the
 *     figures are written
 */
record Contest(List<String> won, List<String> equal, int open, BigDecimal base, BigDecimal needed) {

    private static final int BEST_FOR_EACH_SEAT = 2;

    static Contest of(Rules rules, Tally tally) {
        return rules.method().hasOptions() ? options(rules, tally) : motion(rules, tally);
    }

    private static Contest motion(Rules rules, Tally tally) {
        BigDecimal yes = tally.weightOf(Paper.YES);
        BigDecimal no = tally.weightOf(Paper.NO);
        BigDecimal base = base(rules, tally);
        boolean adopted = rules.majority().has(yes, base);
        boolean tie =
                rules.majority() == Majority.SIMPLE && yes.signum() > 0 && yes.compareTo(no) == 0;
        return new Contest(
                adopted ? List.of(Paper.YES) : List.of(),
                tie ? List.of(Paper.YES, Paper.NO) : List.of(),
                adopted ? 0 : 1,
                base,
                rules.majority().needed(base, places(tally, base)));
    }

    private static Contest options(Rules rules, Tally tally) {
        BigDecimal base = base(rules, tally);
        // Of several options the most votes win, whatever share of all they are.
        boolean most = rules.majority() == Majority.SIMPLE;
        List<ChoiceCount> able =
                ranked(tally, Set.of()).stream()
                        .filter(c -> most ? c.weight().signum() > 0 : hasMajority(rules, c, base))
                        .toList();
        List<ChoiceCount> equal = equalAcross(able, rules.seats());
        List<ChoiceCount> won =
                able.stream().limit(rules.seats()).filter(c -> !equal.contains(c)).toList();
        int places = places(tally, base);
        return new Contest(
                keys(won),
                keys(equal),
                rules.seats() - won.size(),
                base,
                most
                        ? Weights.plain(BigDecimal.ONE.movePointLeft(places))
                        : rules.majority().needed(base, places));
    }

    /**
     * The winners once the tie is broken, the best first.
     *
     * @throws IllegalArgumentException if it does not rank those, and only those, who are equal
     */
    List<String> after(TieBreak tieBreak) {
        List<String> ranking = tieBreak.ranking();
        if (ranking.size() != equal.size() || !Set.copyOf(ranking).equals(Set.copyOf(equal))) {
            throw new IllegalArgumentException("tied are " + equal + ", ranked are " + ranking);
        }
        return Stream.concat(won.stream(), ranking.stream().limit(open))
                .filter(winner -> !winner.equals(Paper.NO))
                .toList();
    }

    /** See {@link Outcome#runOff}. */
    List<String> runOff(Tally tally) {
        List<ChoiceCount> rest = ranked(tally, Set.copyOf(won));
        if (!equal.isEmpty() || rest.size() <= open) {
            return equal;
        }
        int best = Math.min(rest.size(), BEST_FOR_EACH_SEAT * open);
        BigDecimal last = rest.get(best - 1).weight();
        List<String> remaining =
                keys(rest.stream().filter(c -> c.weight().compareTo(last) >= 0).toList());
        return tally.choices().stream()
                .map(ChoiceCount::choice)
                .filter(remaining::contains)
                .toList();
    }

    /** The options that are not among these, the best first, equal ones in the ballot's order. */
    private static List<ChoiceCount> ranked(Tally tally, Set<String> without) {
        return tally.choices().stream()
                .filter(count -> !count.choice().equals(Paper.ABSTAIN))
                .filter(count -> !without.contains(count.choice()))
                .sorted(Comparator.comparing(ChoiceCount::weight).reversed())
                .toList();
    }

    /** All who are equal with the last that has a seat, if one of them has none. */
    private static List<ChoiceCount> equalAcross(List<ChoiceCount> ranked, int seats) {
        if (ranked.size() <= seats) {
            return List.of();
        }
        BigDecimal last = ranked.get(seats - 1).weight();
        return ranked.get(seats).weight().compareTo(last) < 0
                ? List.of()
                : ranked.stream().filter(count -> count.weight().compareTo(last) == 0).toList();
    }

    private static boolean hasMajority(Rules rules, ChoiceCount count, BigDecimal base) {
        return rules.majority().has(count.weight(), base);
    }

    private static BigDecimal base(Rules rules, Tally tally) {
        BigDecimal chosen = tally.weight().subtract(tally.weightOf(Paper.ABSTAIN));
        if (rules.majority() == Majority.SIMPLE) {
            return Weights.plain(chosen);
        }
        return Weights.plain(
                switch (rules.majorityBase()) {
                    case CAST -> rules.countAbstentions() ? tally.weight() : chosen;
                    case PRESENT -> tally.presentWeight();
                    case REGISTER -> tally.registerWeight();
                });
    }

    /** Abstentions win nothing: how finely they are written does not matter. */
    private static int places(Tally tally, BigDecimal base) {
        Stream<BigDecimal> won = ranked(tally, Set.of()).stream().map(ChoiceCount::weight);
        return Weights.places(Stream.concat(won, Stream.of(base)).toList());
    }

    private static List<String> keys(List<ChoiceCount> counts) {
        return counts.stream().map(ChoiceCount::choice).toList();
    }
}
