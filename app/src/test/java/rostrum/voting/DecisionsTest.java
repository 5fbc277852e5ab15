package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static rostrum.voting.VotingWorld.START;
import static rostrum.voting.VotingWorld.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.Refused.Reason;
import rostrum.counting.Outcome;
import rostrum.counting.TieRule;
import rostrum.people.Member;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

/** Publishing, withholding, annulling, and ties for the chair to break. */
class DecisionsTest {
    private static final VotingWorld world =
            new VotingWorld(TestDatabase.create(), new TestClock(START));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestAssembly spring = world.assembly();
    private final long id = spring.id();
    private final Ballots ballots = world.ballots;
    private final Results results = new Results(world.database, world.clock);
    private final Member ada = spring.voter("Ada");
    private final Member ben = spring.voter("Ben");

    /** So that what is overdue stays so. */
    @BeforeAll
    static void stopTheJobs() {
        world.jobs.close();
    }

    @BeforeEach
    void listenAnew() {
        world.heard.forget();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private Asking asking() {
        return new Asking(world, spring);
    }

    private void vote(Member member, Ballot ballot, String... choices) {
        world.votes.cast(Voter.of(member), ballot.id(), List.of(choices));
    }

    private BallotState state(Ballot ballot) {
        return world.read(ballot).state();
    }

    private Ballot closed() {
        Ballot ballot = asking().open();
        ballots.close(id, ballot.id());
        return ballot;
    }

    /** A motion on which both voted differently. */
    private Ballot tied(Asking asking) {
        Ballot ballot = asking.tie(TieRule.CHAIR).open();
        vote(ada, ballot, "yes");
        vote(ben, ballot, "no");
        return ballot;
    }

    @Test
    void closingPublishesWhereTheBallotSaysSo() {
        Ballot ballot = asking().publishedAtClosing().open();
        vote(ada, ballot, "yes");
        world.heard.forget();
        ballots.close(id, ballot.id());
        assertThat(state(ballot)).isEqualTo(BallotState.PUBLISHED);
        assertThat(world.read(ballot).publishedAt()).isEqualTo(world.read(ballot).closedAt());
        assertThat(world.heard.of(id)).containsExactly("ballot-" + ballot.id());
        assertRefused(Reason.STATE_CHANGED, () -> ballots.publish(id, ballot.id()));
    }

    @Test
    void theDeadlinePublishesToo() {
        Ballot ballot = asking().publishedAtClosing().lasting(MINUTE).open();
        world.clock.advance(MINUTE);
        assertThat(ballots.closeIfDue(ballot.id())).isEmpty();
        assertThat(state(ballot)).isEqualTo(BallotState.PUBLISHED);
    }

    @Test
    void publishingAnOverdueBallotThatPublishesItselfIsNoMistake() {
        Ballot ballot = asking().publishedAtClosing().lasting(MINUTE).open();
        world.clock.advance(MINUTE);
        ballots.publish(id, ballot.id());
        assertThat(state(ballot)).isEqualTo(BallotState.PUBLISHED);
    }

    @Test
    void aTieForTheChairIsNotPublished() {
        Ballot ballot = tied(asking().publishedAtClosing());
        ballots.close(id, ballot.id());
        assertThat(state(ballot)).isEqualTo(BallotState.CLOSED);
        assertRefused(Reason.TIE_UNDECIDED, () -> ballots.publish(id, ballot.id()));
        assertThat(state(ballot)).isEqualTo(BallotState.CLOSED);

        world.heard.forget();
        ballots.breakTie(id, ballot.id(), List.of("yes", "no"));
        assertThat(world.heard.of(id)).containsExactly("ballot-" + ballot.id());
        assertThat(state(ballot)).as("the chair publishes herself").isEqualTo(BallotState.CLOSED);
        ballots.publish(id, ballot.id());
        assertThat(results.of(world.read(ballot)).outcome().kind()).isEqualTo(Outcome.Kind.ADOPTED);
    }

    @Test
    void theChairMayDecideATieAgainstIt() {
        Ballot ballot = tied(asking());
        ballots.close(id, ballot.id());
        ballots.breakTie(id, ballot.id(), List.of("no", "yes"));
        assertThat(results.of(world.read(ballot)).outcome().kind())
                .isEqualTo(Outcome.Kind.REJECTED);
    }

    @Test
    void aTieIsBrokenOnceAndExactly() {
        Ballot ballot = tied(asking());
        assertRefused(
                Reason.STATE_CHANGED,
                () -> ballots.breakTie(id, ballot.id(), List.of("yes", "no")));
        ballots.close(id, ballot.id());
        for (List<String> wrong :
                List.of(
                        List.<String>of(),
                        List.of("yes"),
                        List.of("yes", "yes"),
                        List.of("yes", "abstain"),
                        List.of("yes", "no", "abstain"))) {
            assertRefused(Reason.INPUT_INVALID, () -> ballots.breakTie(id, ballot.id(), wrong));
        }
        ballots.breakTie(id, ballot.id(), List.of("yes", "no"));
        assertRefused(
                Reason.STATE_CHANGED,
                () -> ballots.breakTie(id, ballot.id(), List.of("no", "yes")));
        assertThat(results.of(world.read(ballot)).outcome().kind()).isEqualTo(Outcome.Kind.ADOPTED);
    }

    @Test
    void aTieAmongCandidatesIsBrokenByTheirOrder() {
        Ballot ballot = asking().election(1, 2, "Ada", "Ben", "Cleo").tie(TieRule.CHAIR).open();
        vote(ada, ballot, "1", "3");
        vote(ben, ballot, "1", "3");
        ballots.close(id, ballot.id());
        assertThat(results.of(world.read(ballot)).outcome().tied()).containsExactly("1", "3");
        ballots.breakTie(id, ballot.id(), List.of("3", "1"));
        assertThat(results.of(world.read(ballot)).outcome().won()).containsExactly("3");
    }

    @Test
    void whereNothingIsTiedOrNotTheChairsThereIsNothingToBreak() {
        Ballot clear = asking().tie(TieRule.CHAIR).open();
        vote(ada, clear, "yes");
        Ballot lost = asking().open();
        vote(ada, lost, "yes");
        vote(ben, lost, "no");
        for (Ballot ballot : List.of(clear, lost)) {
            ballots.close(id, ballot.id());
            assertRefused(
                    Reason.STATE_CHANGED,
                    () -> ballots.breakTie(id, ballot.id(), List.of("yes", "no")));
            ballots.publish(id, ballot.id());
        }
    }

    @Test
    void aResultIsWithheldWithTheReason() {
        Ballot ballot = closed();
        world.heard.forget();
        ballots.withhold(id, ballot.id(), " The count is contested. ");
        Remark remark = new Remark(world.clock.instant(), "The count is contested.");
        assertThat(world.read(ballot).withheld()).contains(remark);
        assertThat(state(ballot)).isEqualTo(BallotState.CLOSED);
        assertThat(world.heard.of(id)).containsExactly("ballot-" + ballot.id());
        assertRefused(Reason.STATE_CHANGED, () -> ballots.withhold(id, ballot.id(), "Again."));

        ballots.publish(id, ballot.id());
        assertThat(state(ballot)).isEqualTo(BallotState.PUBLISHED);
        assertThat(world.read(ballot).withheld()).as("it stays on record").contains(remark);
    }

    @Test
    void onlyWhatIsClosedIsWithheld() {
        Ballot published = closed();
        ballots.publish(id, published.id());
        Ballot annulled = closed();
        ballots.annul(id, annulled.id(), "Wrong question.");
        for (Ballot ballot : List.of(asking().draft(), asking().open(), published, annulled)) {
            assertRefused(Reason.STATE_CHANGED, () -> ballots.withhold(id, ballot.id(), "No."));
            assertThat(world.read(ballot).withheld()).isEmpty();
        }
        Ballot ballot = closed();
        for (String wrong : List.of(" ", "two\nlines", "x".repeat(501))) {
            assertRefused(Reason.INPUT_INVALID, () -> ballots.withhold(id, ballot.id(), wrong));
        }
        ballots.withhold(id, ballot.id(), "x".repeat(500));
    }

    @Test
    void anOverdueBallotIsClosedAndWithheldInOneStep() {
        Ballot ballot = asking().lasting(MINUTE).open();
        world.clock.advance(MINUTE);
        ballots.withhold(id, ballot.id(), "Contested.");
        assertThat(world.read(ballot).closedAt()).isEqualTo(ballot.closesAt());
        assertThat(world.read(ballot).withheld()).isPresent();
    }

    @Test
    void anOpenBallotThatIsAnnulledIsClosedAndNotPublished() {
        Ballot ballot = asking().publishedAtClosing().open();
        vote(ada, ballot, "yes");
        world.heard.forget();
        ballots.annul(id, ballot.id(), "Wrong question.");
        Ballot annulled = world.read(ballot);
        assertThat(annulled.state()).isEqualTo(BallotState.CLOSED);
        assertThat(annulled.annulled())
                .contains(new Remark(world.clock.instant(), "Wrong question."));
        assertThat(world.heard.of(id)).containsExactly("ballot-" + ballot.id());
        assertRefused(Reason.BALLOT_NOT_OPEN, () -> vote(ben, ballot, "no"));
        assertThat(results.of(annulled).tally().votes()).as("it stays in the record").isEqualTo(1);
        assertRefused(Reason.STATE_CHANGED, () -> ballots.publish(id, ballot.id()));
    }

    @Test
    void theStateOfOthersStaysWhenTheyAreAnnulled() {
        Ballot closed = closed();
        ballots.annul(id, closed.id(), "Wrong question.");
        assertThat(state(closed)).isEqualTo(BallotState.CLOSED);
        Ballot published = closed();
        ballots.publish(id, published.id());
        ballots.annul(id, published.id(), "Wrong question.");
        assertThat(state(published)).isEqualTo(BallotState.PUBLISHED);
        for (Ballot ballot : List.of(closed, published)) {
            assertRefused(Reason.STATE_CHANGED, () -> ballots.annul(id, ballot.id(), "Again."));
            assertThat(world.read(ballot).annulled().map(Remark::reason))
                    .contains("Wrong question.");
        }
    }

    @Test
    void anOverdueBallotIsAnnulledAsOfItsDeadline() {
        Ballot ballot = asking().publishedAtClosing().lasting(MINUTE).open();
        world.clock.advance(MINUTE.multipliedBy(2));
        ballots.annul(id, ballot.id(), "Wrong question.");
        assertThat(world.read(ballot).closedAt()).isEqualTo(ballot.closesAt());
    }

    @Test
    void aDraftIsNotAnnulledAndAReasonIsGiven() {
        Ballot draft = asking().draft();
        assertRefused(Reason.STATE_CHANGED, () -> ballots.annul(id, draft.id(), "No."));
        Ballot open = asking().open();
        for (String wrong : List.of("", "two\nlines", "x".repeat(501))) {
            assertRefused(Reason.INPUT_INVALID, () -> ballots.annul(id, open.id(), wrong));
        }
        assertThat(world.read(open)).isEqualTo(open);
    }

    @Test
    void assembliesAreStrictlyApart() {
        TestAssembly autumn = world.assembly();
        Ballot theirs = new Asking(world, autumn).open();
        assertRefused(Reason.NOT_FOUND, () -> ballots.annul(id, theirs.id(), "No."));
        ballots.close(autumn.id(), theirs.id());
        assertRefused(Reason.NOT_FOUND, () -> ballots.withhold(id, theirs.id(), "No."));
        assertRefused(
                Reason.NOT_FOUND, () -> ballots.breakTie(id, theirs.id(), List.of("yes", "no")));
        assertRefused(Reason.NOT_FOUND, () -> ballots.repeat(id, theirs.id()));
        assertRefused(Reason.NOT_FOUND, () -> ballots.runOff(id, theirs.id()));
        assertThat(world.read(theirs).withheld()).isEqualTo(Optional.empty());
    }
}
