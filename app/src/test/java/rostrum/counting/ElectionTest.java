package rostrum.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rostrum.counting.Outcome.Kind;

/** Who wins, who is tied and who goes into the run-off; of 100 members, 80 of them present. */
class ElectionTest {
    private static final Base CAST = Base.CAST;

    @ParameterizedTest
    @CsvSource({
        // papers, votes of each, abstentions, seats, kind, won, equal, run-off
        "60, 30 20 10, 0, 1, DECIDED, 1, '', ''",
        "60, 20 20 20, 0, 1, UNDECIDED, '', 1 2 3, 1 2 3",
        "60, 30 20 20, 0, 2, PARTLY, 1, 2 3, 2 3",
        "60, 20 20 20 10, 0, 2, UNDECIDED, '', 1 2 3, 1 2 3",
        "60, 20 30 20, 0, 3, DECIDED, 2 1 3, '', ''",
        "60, 20 20 30, 0, 2, PARTLY, 3, 1 2, 1 2",
        "60, 9 0 0, 51, 1, DECIDED, 1, '', ''",
        "60, 9 0 0, 51, 2, PARTLY, 1, '', 2 3",
        "60, 9 0, 51, 2, PARTLY, 1, '', ''",
        "60, 0 0 0, 60, 1, UNDECIDED, '', '', 1 2 3",
        "0, 0 0, 0, 1, UNDECIDED, '', '', 1 2",
    })
    void theMostVotesWin(
            int papers,
            String votes,
            int abstentions,
            int seats,
            Kind kind,
            String won,
            String equal,
            String runOff) {
        Rules rules = rules(votes, seats, Majority.SIMPLE, CAST, false, TieRule.NONE);
        check(rules, tally(papers, votes, abstentions), kind, won, equal, runOff);
    }

    @ParameterizedTest
    @CsvSource({
        // base, abstentions count, papers, votes of each, abstentions, seats, needed, kind, won,
        // run-off
        "CAST, false, 60, 31 20 9, 0, 1, 31, DECIDED, 1, ''",
        "CAST, false, 60, 30 20 10, 0, 1, 31, UNDECIDED, '', 1 2",
        "CAST, false, 60, 30 15 15, 0, 1, 31, UNDECIDED, '', 1 2 3",
        "CAST, false, 60, 30 20 0, 10, 1, 26, DECIDED, 1, ''",
        "CAST, true, 60, 30 20 0, 10, 1, 31, UNDECIDED, '', 1 2",
        "PRESENT, false, 60, 40 20 0, 0, 1, 41, UNDECIDED, '', 1 2",
        "PRESENT, false, 60, 41 19 0, 0, 1, 41, DECIDED, 1, ''",
        "REGISTER, false, 60, 50 10 0, 0, 1, 51, UNDECIDED, '', 1 2",
        "REGISTER, false, 60, 51 9 0, 0, 1, 51, DECIDED, 1, ''",
        // several votes a paper: the papers count, not the votes
        "CAST, false, 60, 40 35 30 10, 0, 2, 31, DECIDED, 1 2, ''",
        "CAST, false, 60, 40 30 30 10, 0, 2, 31, PARTLY, 1, 2 3",
        "CAST, false, 60, 40 30 20 10, 0, 3, 31, PARTLY, 1, 2 3 4",
        "CAST, false, 60, 40 30 10, 0, 3, 31, PARTLY, 1, ''",
        // nobody to choose between
        "CAST, true, 60, 20, 40, 1, 31, UNDECIDED, '', ''",
    })
    void anAbsoluteMajorityIsMoreThanHalf(
            Base base,
            boolean countAbstentions,
            int papers,
            String votes,
            int abstentions,
            int seats,
            BigDecimal needed,
            Kind kind,
            String won,
            String runOff) {
        Rules rules = rules(votes, seats, Majority.ABSOLUTE, base, countAbstentions, TieRule.NONE);
        Tally tally = tally(papers, votes, abstentions);
        check(rules, tally, kind, won, "", runOff);
        assertThat(Outcome.of(rules, tally, Optional.empty()).needed()).isEqualTo(needed);
    }

    @ParameterizedTest
    @CsvSource({
        // votes of each, seats, ranking, kind, won, tied
        "20 20 20, 1, '', TIED, '', 1 2 3",
        "20 20 20, 1, 3 1 2, DECIDED, 3, ''",
        "20 20 20, 2, 3 1 2, DECIDED, 3 1, ''",
        "30 20 20, 2, '', TIED, 1, 2 3",
        "30 20 20, 2, 3 2, DECIDED, 1 3, ''",
        "30 20 10, 2, 3 2, DECIDED, 1 2, ''",
    })
    void aTieWaitsForItsRanking(
            String votes, int seats, String ranking, Kind kind, String won, String tied) {
        Optional<TieBreak> tieBreak =
                Optional.of(new TieBreak(TieBreak.By.CHAIR, list(ranking), Optional.empty()))
                        .filter(given -> !given.ranking().isEmpty());
        for (TieRule tieRule : List.of(TieRule.CHAIR, TieRule.LOT)) {
            Rules rules = rules(votes, seats, Majority.SIMPLE, CAST, false, tieRule);
            Tally tally = tally(60, votes, 0);
            Outcome outcome = Outcome.of(rules, tally, tieBreak);
            assertThat(outcome.kind()).isEqualTo(kind);
            assertThat(outcome.won()).isEqualTo(list(won));
            assertThat(outcome.tied()).isEqualTo(list(tied));
            assertThat(Outcome.runOff(rules, tally)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // quorum in percent of the register, of whom, papers, needed, kind
        "60, CAST, 60, 60, DECIDED",
        "60.01, CAST, 60, 61, NO_QUORUM",
        "80, PRESENT, 60, 80, DECIDED",
        "80.01, PRESENT, 60, 81, NO_QUORUM",
        "0, CAST, 60, 0, DECIDED",
    })
    void withoutTheQuorumNobodyWins(
            BigDecimal percent, Base of, int papers, BigDecimal needed, Kind kind) {
        Rules rules =
                new Rules(
                        Method.ONE_OF_N,
                        names(2),
                        1,
                        1,
                        Majority.SIMPLE,
                        CAST,
                        false,
                        percent,
                        of,
                        TieRule.CHAIR);
        Tally tally = tally(papers, "50 0", papers - 50);
        Outcome outcome = Outcome.of(rules, tally, Optional.empty());
        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.quorumNeeded()).isEqualTo(needed);
        assertThat(outcome.won()).hasSize(kind == Kind.DECIDED ? 1 : 0);
        assertThat(outcome.openSeats()).isEqualTo(kind == Kind.DECIDED ? 0 : 1);
        assertThat(Outcome.runOff(rules, tally)).isEmpty();
        assertThat(Outcome.equal(rules, tally(papers, "25 25", papers - 50)))
                .hasSize(kind == Kind.DECIDED ? 2 : 0);
    }

    private static void check(
            Rules rules, Tally tally, Kind kind, String won, String equal, String runOff) {
        Outcome outcome = Outcome.of(rules, tally, Optional.empty());
        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.won()).isEqualTo(list(won));
        assertThat(outcome.tied()).isEmpty();
        assertThat(Outcome.tie(rules, tally)).isEmpty();
        assertThat(Outcome.equal(rules, tally)).isEqualTo(list(equal));
        assertThat(Outcome.runOff(rules, tally)).isEqualTo(list(runOff));
    }

    private static Rules rules(
            String votes,
            int seats,
            Majority majority,
            Base base,
            boolean countAbstentions,
            TieRule tieRule) {
        List<String> names = names(list(votes).size());
        return new Rules(
                Method.ELECTION,
                names,
                names.size(),
                seats,
                majority,
                base,
                countAbstentions,
                BigDecimal.ZERO,
                CAST,
                tieRule);
    }

    private static List<String> names(int many) {
        return List.of("Ada", "Ben", "Cem", "Dora").subList(0, many);
    }

    private static List<String> list(String words) {
        return words.isEmpty() ? List.of() : Arrays.asList(words.split(" "));
    }

    private static Tally tally(int papers, String votes, int abstentions) {
        List<ChoiceCount> counts = new ArrayList<>();
        for (String vote : list(votes)) {
            int number = Integer.parseInt(vote);
            counts.add(count(String.valueOf(counts.size() + 1), number));
        }
        counts.add(count(Paper.ABSTAIN, abstentions));
        return new Tally(
                counts,
                papers,
                BigDecimal.valueOf(papers),
                100,
                BigDecimal.valueOf(100),
                BigDecimal.valueOf(80));
    }

    private static ChoiceCount count(String choice, int votes) {
        return new ChoiceCount(choice, votes, BigDecimal.valueOf(votes));
    }
}
