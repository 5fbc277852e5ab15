package rostrum.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
    @ParameterizedTest
    @CsvSource({
        // majority, yes, no, adopted, needed
        "SIMPLE, 212, 80, true, 147",
        "SIMPLE, 146, 146, false, 147",
        "SIMPLE, 147, 146, true, 147",
        "SIMPLE, 0, 0, false, 1",
        "SIMPLE, 1, 0, true, 1",
        "SIMPLE, 1.5, 1.5, false, 1.6",
        "SIMPLE, 0.0001, 0, true, 0.0001",
        "SIMPLE, 100, 100, false, 101",
        "TWO_THIRDS, 2, 1, true, 2",
        "TWO_THIRDS, 199, 101, false, 200",
        "TWO_THIRDS, 200, 100, true, 200",
        "TWO_THIRDS, 200, 101, false, 201",
        "TWO_THIRDS, 0, 0, false, 1",
        "TWO_THIRDS, 0.2, 0.1, true, 0.2",
        "TWO_THIRDS, 0.1999, 0.1, false, 0.2",
    })
    void worksForEachRule(
            Majority majority, BigDecimal yes, BigDecimal no, boolean adopted, BigDecimal needed) {
        Outcome outcome = Outcome.of(Rules.motion(majority), tally(yes, no), Optional.empty());
        assertThat(outcome.adopted()).isEqualTo(adopted);
        assertThat(outcome.needed()).isEqualTo(needed);
        assertThat(outcome.base()).isEqualByComparingTo(yes.add(no));
    }

    @ParameterizedTest
    @CsvSource({
        // majority, tie rule, yes, no, kind, kind when yes is ranked first, when no is
        "SIMPLE, NONE, 5, 5, REJECTED, REJECTED, REJECTED",
        "SIMPLE, CHAIR, 5, 5, TIED, ADOPTED, REJECTED",
        "SIMPLE, LOT, 5, 5, TIED, ADOPTED, REJECTED",
        "SIMPLE, CHAIR, 6, 5, ADOPTED, ADOPTED, ADOPTED",
        "SIMPLE, CHAIR, 5, 6, REJECTED, REJECTED, REJECTED",
        // where nobody voted there is nothing to decide
        "SIMPLE, CHAIR, 0, 0, REJECTED, REJECTED, REJECTED",
        // half is less than any other majority, not a tie
        "ABSOLUTE, CHAIR, 5, 5, REJECTED, REJECTED, REJECTED",
        "TWO_THIRDS, LOT, 5, 5, REJECTED, REJECTED, REJECTED",
    })
    void onlyASimpleMajorityKnowsATie(
            Majority majority,
            TieRule tieRule,
            BigDecimal yes,
            BigDecimal no,
            Outcome.Kind kind,
            Outcome.Kind withYes,
            Outcome.Kind withNo) {
        Rules rules =
                new Rules(
                        Method.YES_NO_ABSTAIN,
                        List.of(),
                        1,
                        1,
                        majority,
                        Base.CAST,
                        false,
                        BigDecimal.ZERO,
                        Base.CAST,
                        tieRule);
        Tally tally = tally(yes, no);
        assertThat(Outcome.of(rules, tally, Optional.empty()).kind()).isEqualTo(kind);
        assertThat(Outcome.of(rules, tally, ranked("yes", "no")).kind()).isEqualTo(withYes);
        assertThat(Outcome.of(rules, tally, ranked("no", "yes")).kind()).isEqualTo(withNo);
        assertThat(Outcome.tie(rules, tally)).hasSize(kind == Outcome.Kind.TIED ? 2 : 0);
    }

    @Test
    void abstentionsCountOnNeitherSide() {
        Tally tally = tally(new BigDecimal("2"), BigDecimal.ONE);
        assertThat(tally.weightOf("abstain")).isEqualByComparingTo("1000");
        assertThat(Outcome.of(Rules.motion(Majority.TWO_THIRDS), tally, Optional.empty()).adopted())
                .isTrue();
    }

    @Test
    void weightsAreWrittenAsPeopleWriteThem() {
        assertThat(Weights.plain(new BigDecimal("212.0000"))).hasToString("212");
        assertThat(Weights.plain(new BigDecimal("100"))).hasToString("100");
        assertThat(Weights.plain(new BigDecimal("2.5000"))).hasToString("2.5");
        assertThat(Weights.plain(new BigDecimal("0.0000"))).hasToString("0");
    }

    private static Optional<TieBreak> ranked(String... ranking) {
        return Optional.of(new TieBreak(TieBreak.By.CHAIR, List.of(ranking), Optional.empty()));
    }

    private static Tally tally(BigDecimal yes, BigDecimal no) {
        return new Tally(
                List.of(
                        new ChoiceCount("yes", 1, yes),
                        new ChoiceCount("no", 1, no),
                        new ChoiceCount("abstain", 1, new BigDecimal("1000"))),
                3,
                yes.add(no).add(new BigDecimal("1000")),
                3,
                yes.add(no).add(new BigDecimal("1000")),
                yes.add(no).add(new BigDecimal("1000")));
    }
}
