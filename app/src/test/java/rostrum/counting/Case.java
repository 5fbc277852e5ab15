package rostrum.counting;

import static org.quicktheories.generators.SourceDSL.integers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quicktheories.core.Gen;
import org.quicktheories.core.RandomnessSource;

/**
 * A ballot made up by chance: small, so that ties and figures just at the edge are common.
 *
 * @param absent who did not vote
 */
record Case(Rules rules, List<Vote> votes, List<Absent> absent) {
    /** One paper. */
    record Vote(Paper paper, BigDecimal weight) {}

    /** Somebody on the register without a paper. */
    record Absent(boolean present, BigDecimal weight) {}

    private static final int MOST_OPTIONS = 5;
    private static final int MOST_PAPERS = 12;

    /** Ballots of every method, majority, base and tie rule, with and without a quorum. */
    static Gen<Case> any() {
        return source -> any(source, pick(source, Method.values()));
    }

    static Gen<Case> motions() {
        return source -> any(source, Method.YES_NO_ABSTAIN);
    }

    static Gen<Case> contests() {
        return source ->
                any(source, pick(source, Method.ONE_OF_N, Method.UP_TO_K, Method.ELECTION));
    }

    /** Everybody is equal but for some who are ahead, fewer than there are seats. */
    static Gen<Case> ties() {
        return source -> {
            Rules rules = rules(source, pick(source, Method.values()));
            List<String> rivals = new ArrayList<>(rules.choices());
            rivals.remove(Paper.ABSTAIN);
            int seats = between(source, 1, rivals.size() - 1);
            List<String> papers = new ArrayList<>(rivals);
            papers.addAll(rivals.subList(0, between(source, 0, seats - 1)));
            many(source).forEach(i -> papers.add(Paper.ABSTAIN));
            BigDecimal weight = weight(source, between(source, 0, 4));
            return new Case(
                    new Rules(
                            rules.method(),
                            rules.options(),
                            rules.mostChoices(),
                            seats,
                            Majority.SIMPLE,
                            rules.majorityBase(),
                            rules.countAbstentions(),
                            BigDecimal.ZERO,
                            rules.quorumBase(),
                            pick(source, TieRule.CHAIR, TieRule.LOT)),
                    papers.stream().map(p -> new Vote(Paper.of(p), weight)).toList(),
                    List.of());
        };
    }

    private static Case any(RandomnessSource source, Method method) {
        Rules rules = rules(source, method);
        int places = between(source, 0, 4);
        List<Vote> votes =
                many(source)
                        .mapToObj(i -> new Vote(paper(source, rules), weight(source, places)))
                        .toList();
        List<Absent> absent =
                many(source)
                        .mapToObj(
                                i -> new Absent(pick(source, true, false), weight(source, places)))
                        .toList();
        return new Case(rules, votes, absent);
    }

    private static Rules rules(RandomnessSource source, Method method) {
        int options = method.hasOptions() ? between(source, 2, MOST_OPTIONS) : 0;
        boolean several = method == Method.UP_TO_K || method == Method.ELECTION;
        return new Rules(
                        method,
                        IntStream.range(0, options).mapToObj(i -> "Option " + i).toList(),
                        several ? between(source, 1, options) : 1,
                        several ? between(source, 1, options) : 1,
                        pick(source, Majority.values()),
                        pick(source, Base.values()),
                        pick(source, true, false),
                        new BigDecimal(pick(source, "0", "0", "25", "33.33", "33.34", "50", "100")),
                        pick(source, Base.CAST, Base.PRESENT),
                        pick(source, TieRule.values()))
                .checked();
    }

    private static Paper paper(RandomnessSource source, Rules rules) {
        List<String> free = new ArrayList<>(rules.choices());
        String first = free.remove(between(source, 0, free.size() - 1));
        List<String> chosen = new ArrayList<>(List.of(first));
        if (!first.equals(Paper.ABSTAIN)) {
            free.remove(Paper.ABSTAIN);
            for (int more = between(source, 0, rules.mostChoices() - 1); more > 0; more--) {
                chosen.add(free.remove(between(source, 0, free.size() - 1)));
            }
        }
        return rules.paper(chosen);
    }

    private static BigDecimal weight(RandomnessSource source, int places) {
        return BigDecimal.valueOf(between(source, 1, 3), places);
    }

    private static IntStream many(RandomnessSource source) {
        return IntStream.range(0, between(source, 0, MOST_PAPERS));
    }

    private static int between(RandomnessSource source, int least, int most) {
        return integers().between(least, most).generate(source);
    }

    @SafeVarargs
    private static <T> T pick(RandomnessSource source, T... values) {
        return values[between(source, 0, values.length - 1)];
    }

    /** Counted paper by paper. */
    Tally tally() {
        return tally(rules.choices());
    }

    /** Counted with the choices in another order. */
    Tally tally(List<String> choices) {
        return new Tally(
                choices.stream().map(this::count).toList(),
                votes.size(),
                cast(),
                votes.size() + absent.size(),
                cast().add(sum(absent.stream().map(Absent::weight))),
                cast().add(sum(absent.stream().filter(Absent::present).map(Absent::weight))));
    }

    private ChoiceCount count(String choice) {
        List<Vote> chosen = votes.stream().filter(v -> v.paper.choices().contains(choice)).toList();
        return new ChoiceCount(choice, chosen.size(), sum(chosen.stream().map(Vote::weight)));
    }

    private BigDecimal cast() {
        return sum(votes.stream().map(Vote::weight));
    }

    private static BigDecimal sum(Stream<BigDecimal> weights) {
        return weights.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Outcome outcome() {
        return Outcome.of(rules, tally(), Optional.empty());
    }

    Outcome outcome(List<String> ranking) {
        TieBreak tieBreak = new TieBreak(TieBreak.By.CHAIR, ranking, Optional.empty());
        return Outcome.of(rules, tally(), Optional.of(tieBreak));
    }

    /** The same with one more paper, from somebody who was not on the register before. */
    Case with(String choice) {
        List<Vote> more = new ArrayList<>(votes);
        more.add(new Vote(rules.paper(List.of(choice)), BigDecimal.ONE));
        return new Case(rules, more, absent);
    }

    /** The same with all weights multiplied. */
    Case times(BigDecimal factor) {
        return new Case(
                rules,
                votes.stream().map(v -> new Vote(v.paper, v.weight.multiply(factor))).toList(),
                absent.stream()
                        .map(a -> new Absent(a.present, a.weight.multiply(factor)))
                        .toList());
    }
}
