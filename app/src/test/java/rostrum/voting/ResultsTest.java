package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static rostrum.voting.VotingWorld.START;
import static rostrum.voting.VotingWorld.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import rostrum.Refused.Reason;
import rostrum.counting.Base;
import rostrum.counting.Lot;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Paper;
import rostrum.counting.Rules;
import rostrum.counting.TieBreak;
import rostrum.counting.TieRule;
import rostrum.people.Member;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

final class ResultsTest {
    private static final TestClock clock = new TestClock(START);
    private static final VotingWorld world = new VotingWorld(TestDatabase.create(), clock);
    private static final Results results = new Results(world.database, clock);

    private final TestAssembly spring = world.assembly();
    private final Member ada = spring.voter("Ada");
    private final Member ben = spring.voter("Ben");

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void isCountedOnceWhenTheBallotCloses() {
        Ballot ballot = world.open(spring, true);
        vote(ada, ballot, "yes");
        world.ballots.close(spring.id(), ballot.id());
        Result result = results.of(world.read(ballot));

        assertThat(result.tally().weightOf(Paper.YES)).isEqualByComparingTo("1");
        assertThat(result.outcome().adopted()).isTrue();
        assertThat(result.tieBreak()).isEmpty();
        assertThat(result.checksum()).isEqualTo(evidence(ballot).map(Evidence::checksum));

        spring.execute("UPDATE roll_call_vote SET choice = 'no' WHERE ballot_id = " + ballot.id());
        assertThat(results.of(world.read(ballot))).isEqualTo(result);
        assertThat(evidence(ballot).map(Evidence::checksum)).isNotEqualTo(result.checksum());
    }

    @Test
    void aBallotPastItsDeadlineIsClosedFirst() {
        Ballot ballot = world.openFor(spring, Duration.ofMinutes(1));
        vote(ada, ballot, "no");
        assertRefused(Reason.STATE_CHANGED, () -> results.of(world.read(ballot)));
        assertThat(evidence(ballot)).isEmpty();

        clock.advance(Duration.ofMinutes(1));

        Result result = results.of(world.read(ballot));
        assertThat(result.tally().votes()).isEqualTo(1);
        assertThat(result.checksum()).isEqualTo(evidence(ballot).map(Evidence::checksum));
    }

    @Test
    void aTieIsBrokenByALotThatAnybodyCanRepeat() {
        Rules rules =
                new Rules(
                        Method.ELECTION,
                        List.of("Cem", "Dora", "Eli"),
                        2,
                        1,
                        Majority.SIMPLE,
                        Base.CAST,
                        false,
                        java.math.BigDecimal.ZERO,
                        Base.CAST,
                        TieRule.LOT);
        Ballot ballot = open(rules, false);
        vote(ada, ballot, "1", "3");
        vote(ben, ballot, "1", "3");
        world.ballots.close(spring.id(), ballot.id());

        Result result = results.of(world.read(ballot));

        TieBreak lot = result.tieBreak().orElseThrow();
        assertThat(lot.by()).isEqualTo(TieBreak.By.LOT);
        assertThat(lot.seed().orElseThrow()).matches("[0-9a-f]{64}");
        assertThat(lot.ranking())
                .containsExactlyInAnyOrder("1", "3")
                .isEqualTo(Lot.ranking(List.of("3", "1"), lot.seed().orElseThrow()));
        assertThat(result.outcome().won()).containsExactly(lot.ranking().getFirst());
        assertThat(evidence(ballot).orElseThrow().header())
                .contains("lot-seed: " + lot.seed().orElseThrow());
    }

    @Test
    void everyLotHasASeedOfItsOwn() {
        String first = world.database.read(ResultSql.class, ResultSql::seed);
        assertThat(world.database.read(ResultSql.class, ResultSql::seed)).isNotEqualTo(first);
    }

    @Test
    void theCountSoFarIsShownOnlyWhereTheBallotSaysSoAndWhileItIsOpen() {
        Ballot silent = open(Rules.motion(Majority.SIMPLE), false);
        Ballot loud = open(Rules.motion(Majority.SIMPLE), true);
        vote(ada, silent, "yes");
        vote(ada, loud, "yes");

        assertThat(results.interim(world.read(silent))).isEmpty();
        assertThat(results.interim(world.read(loud)).orElseThrow().weightOf(Paper.YES))
                .isEqualByComparingTo("1");

        world.ballots.close(spring.id(), loud.id());
        assertThat(results.interim(world.read(loud))).isEmpty();
    }

    @Test
    void aRegisterTakenByAnOlderReleaseIsCompletedAtClosing() {
        Ballot ballot = world.open(spring, true);
        spring.execute(
                "UPDATE electoral_register SET number = NULL, name = NULL, chapter = NULL"
                        + " WHERE ballot_id = "
                        + ballot.id());

        world.ballots.close(spring.id(), ballot.id());

        assertThat(evidence(ballot).orElseThrow().register())
                .containsExactly("Ada\tAda\t\t1\t0\t\t0", "Ben\tBen\t\t1\t0\t\t0");
    }

    private Ballot open(Rules rules, boolean interim) {
        Settings settings =
                new Settings(
                        rules,
                        Secrecy.ROLL_CALL,
                        false,
                        Electorate.REGISTER,
                        true,
                        interim,
                        false,
                        Optional.empty());
        NewBallot draft = new NewBallot(spring.id(), Optional.empty(), "Bees?", "", settings);
        Ballot ballot = world.ballots.create(draft);
        world.ballots.open(spring.id(), ballot.id());
        return world.read(ballot);
    }

    private static Optional<Evidence> evidence(Ballot ballot) {
        return results.evidence(world.read(ballot));
    }

    private static void vote(Member member, Ballot ballot, String... choices) {
        world.votes.cast(Voter.of(member), ballot.id(), List.of(choices));
    }
}
