package rostrum.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rostrum.Refused;
import rostrum.Refused.Reason;

class RulesTest {
    private static final Rules MOTION = Rules.motion(Majority.SIMPLE);

    @Test
    void works() {
        assertThat(MOTION.checked()).isEqualTo(MOTION);
        assertThat(MOTION.choices()).containsExactly("yes", "no", "abstain");
        Rules election = rules(Method.ELECTION, names(3), 2, 2);
        assertThat(election.checked()).isEqualTo(election);
        assertThat(election.choices()).containsExactly("1", "2", "3", "abstain");
    }

    @Test
    void keepsOnlyWhatTheMethodHas() {
        assertThat(rules(Method.YES_NO_ABSTAIN, names(3), 2, 2).checked())
                .isEqualTo(rules(Method.YES_NO_ABSTAIN, List.of(), 1, 1));
        assertThat(rules(Method.ONE_OF_N, names(3), 3, 3).checked())
                .isEqualTo(rules(Method.ONE_OF_N, names(3), 1, 1));
        assertThat(rules(Method.ONE_OF_N, List.of(" red ", "blue"), 1, 1).checked().options())
                .containsExactly("red", "blue");
        assertThat(withQuorum("50.00", Base.CAST).checked().quorumPercent())
                .isEqualTo(new BigDecimal("50"));
    }

    @ParameterizedTest
    @CsvSource({
        // method, options, refused
        "ONE_OF_N, 1, true",
        "ONE_OF_N, 2, false",
        "ONE_OF_N, 100, false",
        "ONE_OF_N, 101, true",
        "UP_TO_K, 1, true",
        "ELECTION, 0, true",
        "ELECTION, 1, false",
        "ELECTION, 100, false",
        "ELECTION, 101, true",
    })
    void limitsHowManyOptionsThereAre(Method method, int options, boolean refused) {
        check(rules(method, names(options), 1, 1), "options", refused);
    }

    @Test
    void limitsWhatAnOptionMayBe() {
        check(options("a".repeat(200), "b"), "options", false);
        check(options("a".repeat(201), "b"), "options", true);
        check(options(" ", "b"), "options", true);
        check(options("a\nc", "b"), "options", true);
        check(options("b ", "b"), "options", true);
    }

    @ParameterizedTest
    @CsvSource({
        // method, number, refused
        "UP_TO_K, 0, true",
        "UP_TO_K, 1, false",
        "UP_TO_K, 3, false",
        "UP_TO_K, 4, true",
        "ELECTION, 0, true",
        "ELECTION, 3, false",
        "ELECTION, 4, true",
    })
    void limitsHowManyMayBeChosenAndMayWin(Method method, int number, boolean refused) {
        check(rules(method, names(3), number, 1), "mostChoices", refused);
        check(rules(method, names(3), 1, number), "seats", refused);
    }

    @ParameterizedTest
    @CsvSource({
        "0, false",
        "0.01, false",
        "100, false",
        "100.00, false",
        "-0.01, true",
        "100.01, true",
        "33.333, true",
    })
    void limitsTheQuorum(String percent, boolean refused) {
        check(withQuorum(percent, Base.CAST), "quorumPercent", refused);
    }

    @ParameterizedTest
    @CsvSource({"CAST, false", "PRESENT, false", "REGISTER, true"})
    void theWholeRegisterIsNoQuorum(Base base, boolean refused) {
        check(withQuorum("50", base), "quorumBase", refused);
    }

    @ParameterizedTest
    @CsvSource({
        // chosen, as it is kept
        "1, 1",
        "3 1, 1+3",
        "10 2 1, 1+2+10",
        "abstain, abstain",
    })
    void aPaperIsKeptInTheOrderOfTheBallot(String chosen, String kept) {
        Rules rules = rules(Method.ELECTION, names(10), 3, 1);
        assertThat(rules.paper(List.of(chosen.split(" "))).text()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "5",
                "01",
                "+1",
                "yes",
                "",
                "1 1",
                "1 2 3",
                "1 abstain",
                "abstain abstain",
                "Abstain",
                "1+2",
                "١"
            })
    void whatIsNotOnTheBallotIsNoPaper(String chosen) {
        Rules rules = rules(Method.UP_TO_K, names(4), 2, 1);
        refusesPaper(rules, List.of(chosen.split(" ")));
    }

    @Test
    void oneAnswerMeansOne() {
        assertThat(MOTION.paper(List.of("no")).text()).isEqualTo("no");
        refusesPaper(MOTION, List.of());
        refusesPaper(MOTION, List.of("yes", "no"));
        refusesPaper(MOTION, List.of("1"));
        refusesPaper(rules(Method.ONE_OF_N, names(3), 1, 1), List.of("1", "2"));
    }

    @Test
    void theLongestPaperFitsWhereItIsKept() {
        Rules rules = rules(Method.UP_TO_K, names(100), 100, 1).checked();
        List<String> all = rules.choices().subList(0, 100);
        assertThat(rules.paper(all).text()).hasSizeLessThanOrEqualTo(400);
    }

    @Test
    void aKeptPaperReadsTheSame() {
        qt().forAll(Case.any())
                .check(ballot ->
                        ballot.votes().stream()
                                .map(Case.Vote::paper)
                                .allMatch(paper ->
                                        Paper.of(paper.text()).equals(paper)
                                                && ballot.rules()
                                                        .paper(paper.choices().reversed())
                                                        .equals(paper)));
    }

    private static void refusesPaper(Rules rules, List<String> chosen) {
        assertThatThrownBy(() -> rules.paper(chosen))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CHOICE_INVALID));
    }

    private static void check(Rules rules, String field, boolean refused) {
        if (refused) {
            assertThatThrownBy(rules::checked)
                    .isInstanceOf(Refused.class)
                    .hasMessage(Reason.INPUT_INVALID + ": " + field);
        } else {
            assertThat(rules.checked().method()).isEqualTo(rules.method());
        }
    }

    private static Rules options(String... options) {
        return rules(Method.ONE_OF_N, List.of(options), 1, 1);
    }

    private static List<String> names(int many) {
        return IntStream.range(0, many).mapToObj(i -> "Name " + i).toList();
    }

    private static Rules withQuorum(String percent, Base base) {
        return new Rules(
                Method.YES_NO_ABSTAIN,
                List.of(),
                1,
                1,
                Majority.SIMPLE,
                Base.CAST,
                false,
                new BigDecimal(percent),
                base,
                TieRule.NONE);
    }

    private static Rules rules(Method method, List<String> options, int mostChoices, int seats) {
        return new Rules(
                method,
                options,
                mostChoices,
                seats,
                Majority.SIMPLE,
                Base.CAST,
                false,
                BigDecimal.ZERO,
                Base.CAST,
                TieRule.NONE);
    }
}
