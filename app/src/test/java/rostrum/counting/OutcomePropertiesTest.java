package rostrum.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rostrum.counting.Outcome.Kind;

/** What holds for every outcome, whatever the ballot. */
class OutcomePropertiesTest {
    @Test
    void nobodyWinsWithoutTheMajorityAndNobodyWithLessThanALoser() {
        qt().forAll(Case.contests())
                .checkAssert(ballot -> {
                    Outcome outcome = ballot.outcome();
                    List<BigDecimal> won = weights(ballot, outcome.won());
                    List<BigDecimal> lost = weights(ballot, others(ballot, outcome.won()));
                    assertThat(won).isSortedAccordingTo(Comparator.reverseOrder());
                    assertThat(won).allMatch(weight -> weight.compareTo(outcome.needed()) >= 0);
                    for (BigDecimal weight : lost) {
                        assertThat(won).allMatch(better -> better.compareTo(weight) >= 0);
                    }
                });
    }

    @Test
    void aSeatStaysOpenOnlyForWantOfAMajorityOrByATie() {
        qt().forAll(Case.contests())
                .checkAssert(ballot -> {
                    Outcome outcome = ballot.outcome();
                    assertThat(outcome.won().size() + outcome.openSeats())
                            .isEqualTo(ballot.rules().seats());
                    List<String> equal = Outcome.equal(ballot.rules(), ballot.tally());
                    if (outcome.openSeats() > 0 && outcome.kind() != Kind.NO_QUORUM) {
                        BigDecimal tooFew =
                                equal.stream()
                                        .findFirst()
                                        .map(ballot.tally()::weightOf)
                                        .orElse(outcome.needed());
                        List<String> rest = others(ballot, outcome.won());
                        rest.removeAll(equal);
                        assertThat(weights(ballot, rest))
                                .allMatch(weight -> weight.compareTo(tooFew) < 0);
                        assertThat(equal.isEmpty() || equal.size() > outcome.openSeats()).isTrue();
                    }
                });
    }

    @Test
    void theKindSaysHowManySeatsAreWon() {
        qt().forAll(Case.contests())
                .check(ballot -> {
                    Outcome outcome = ballot.outcome();
                    int won = outcome.won().size();
                    return switch (outcome.kind()) {
                        case DECIDED -> won == ballot.rules().seats();
                        case PARTLY -> won > 0 && won < ballot.rules().seats();
                        case UNDECIDED, NO_QUORUM -> won == 0;
                        case TIED -> won + outcome.openSeats() == ballot.rules().seats();
                        case ADOPTED, REJECTED -> false;
                    };
                });
    }

    @Test
    void aMotionIsAdoptedByWhatIsNeeded() {
        qt().forAll(Case.motions())
                .check(ballot -> {
                    Outcome outcome = ballot.outcome();
                    boolean enough =
                            ballot.tally().weightOf(Paper.YES).compareTo(outcome.needed()) >= 0;
                    return outcome.kind() == Kind.NO_QUORUM || enough == outcome.adopted();
                });
    }

    @Test
    void oneMoreVoteForAWinnerNeverTakesTheWinAway() {
        qt().forAll(Case.any())
                .check(ballot ->
                        ballot.outcome().won().stream()
                                .allMatch(winner ->
                                        ballot.with(winner).outcome().won().contains(winner)));
    }

    @Test
    void multiplyingAllWeightsChangesNothing() {
        qt().forAll(Case.any(), integers().between(1, 50))
                .checkAssert((ballot, tenths) -> {
                    Case multiplied = ballot.times(BigDecimal.valueOf(tenths, 1));
                    Outcome before = ballot.outcome();
                    Outcome after = multiplied.outcome();
                    assertThat(after.kind()).isEqualTo(before.kind());
                    assertThat(after.won()).isEqualTo(before.won());
                    assertThat(after.tied()).isEqualTo(before.tied());
                    assertThat(after.base())
                            .isEqualByComparingTo(
                                    before.base().multiply(BigDecimal.valueOf(tenths, 1)));
                });
    }

    @Test
    void theOrderOfTheOptionsFavoursNobody() {
        qt().forAll(Case.any())
                .checkAssert(ballot -> {
                    Tally reversed = ballot.tally(ballot.rules().choices().reversed());
                    Outcome before = ballot.outcome();
                    Outcome after = Outcome.of(ballot.rules(), reversed, Optional.empty());
                    assertThat(after.kind()).isEqualTo(before.kind());
                    assertThat(after.won()).containsExactlyInAnyOrderElementsOf(before.won());
                    assertThat(after.tied()).containsExactlyInAnyOrderElementsOf(before.tied());
                    assertThat(Outcome.runOff(ballot.rules(), reversed))
                            .containsExactlyInAnyOrderElementsOf(
                                    Outcome.runOff(ballot.rules(), ballot.tally()));
                });
    }

    @Test
    void theQuorumIsExactAtItsEdge() {
        qt().forAll(Case.any())
                .check(ballot -> {
                    Outcome outcome = ballot.outcome();
                    BigDecimal share = ballot.rules().quorumPercent();
                    BigDecimal register = ballot.tally().registerWeight();
                    boolean valid =
                            outcome.quorumHad()
                                            .multiply(BigDecimal.valueOf(100))
                                            .compareTo(share.multiply(register))
                                    >= 0;
                    boolean shown = outcome.quorumHad().compareTo(outcome.quorumNeeded()) >= 0;
                    return valid == (outcome.kind() != Kind.NO_QUORUM) && valid == shown;
                });
    }

    @Test
    void aBrokenTieIsATieNoMore() {
        qt().forAll(Case.ties(), integers().between(0, 100))
                .checkAssert((ballot, turns) -> {
                    List<String> ranking = new ArrayList<>(ballot.outcome().tied());
                    Collections.rotate(ranking, turns);
                    Outcome outcome = ballot.outcome(ranking);
                    assertThat(ballot.outcome().kind()).isEqualTo(Kind.TIED);
                    assertThat(outcome.kind()).isIn(Kind.ADOPTED, Kind.REJECTED, Kind.DECIDED);
                    assertThat(outcome.tied()).isEmpty();
                    assertThat(outcome.openSeats()).isZero();
                    if (ballot.rules().method().hasOptions()) {
                        List<String> won = new ArrayList<>(ballot.outcome().won());
                        won.addAll(ranking.subList(0, ballot.outcome().openSeats()));
                        assertThat(outcome.won()).isEqualTo(won);
                    } else {
                        assertThat(outcome.adopted())
                                .isEqualTo(ranking.getFirst().equals(Paper.YES));
                    }
                });
    }

    @Test
    void aRankingOfOthersIsNoTieBreak() {
        qt().forAll(Case.ties())
                .checkAssert(ballot -> {
                    List<String> tied = ballot.outcome().tied();
                    List<String> twice = new ArrayList<>(tied);
                    twice.set(0, tied.getLast());
                    List<String> more = new ArrayList<>(tied);
                    more.add(Paper.ABSTAIN);
                    List<String> again = new ArrayList<>(tied);
                    again.add(tied.getFirst());
                    for (List<String> wrong :
                            List.of(
                                    List.<String>of(),
                                    tied.subList(1, tied.size()),
                                    twice,
                                    more,
                                    again)) {
                        assertThatThrownBy(() -> ballot.outcome(wrong))
                                .isInstanceOf(IllegalArgumentException.class);
                    }
                });
    }

    @Test
    void aTieBreakThatNobodyNeedsIsIgnored() {
        qt().forAll(Case.any())
                .check(ballot ->
                        !Outcome.tie(ballot.rules(), ballot.tally()).isEmpty()
                                || ballot.outcome(List.of("2", "1")).equals(ballot.outcome()));
    }

    @Test
    void aRunOffIsAmongTheBestOfTheRest() {
        qt().forAll(Case.any())
                .checkAssert(ballot -> {
                    Outcome outcome = ballot.outcome();
                    List<String> runOff = Outcome.runOff(ballot.rules(), ballot.tally());
                    if (runOff.isEmpty()) {
                        return;
                    }
                    assertThat(outcome.kind()).isIn(Kind.PARTLY, Kind.UNDECIDED);
                    assertThat(runOff).hasSizeGreaterThan(outcome.openSeats());
                    assertThat(runOff).isSubsetOf(others(ballot, outcome.won()));
                    assertThat(runOff).isSortedAccordingTo(Comparator.comparing(Integer::valueOf));
                    Set<String> out = new HashSet<>(others(ballot, outcome.won()));
                    out.removeAll(runOff);
                    for (BigDecimal in : weights(ballot, runOff)) {
                        assertThat(weights(ballot, List.copyOf(out)))
                                .allMatch(weight -> weight.compareTo(in) < 0);
                    }
                    BigDecimal last =
                            weights(ballot, runOff).stream()
                                    .min(Comparator.naturalOrder())
                                    .orElseThrow();
                    long better =
                            weights(ballot, runOff).stream()
                                    .filter(w -> w.compareTo(last) > 0)
                                    .count();
                    boolean tie = !Outcome.equal(ballot.rules(), ballot.tally()).isEmpty();
                    int best = Math.min(2 * outcome.openSeats(), runOff.size() + out.size());
                    assertThat(better).isLessThan(tie ? 1 : best);
                    assertThat(runOff).hasSizeGreaterThanOrEqualTo(tie ? 2 : best);
                });
    }

    /** The options that are not among these, in the ballot's order. */
    private static List<String> others(Case ballot, List<String> chosen) {
        List<String> others = new ArrayList<>(ballot.rules().choices());
        others.remove(Paper.ABSTAIN);
        others.removeAll(chosen);
        return others;
    }

    private static List<BigDecimal> weights(Case ballot, List<String> choices) {
        return choices.stream().map(ballot.tally()::weightOf).toList();
    }
}
