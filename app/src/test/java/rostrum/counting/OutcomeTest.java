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
