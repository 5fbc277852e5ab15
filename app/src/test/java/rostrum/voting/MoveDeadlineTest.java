package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static rostrum.voting.VotingWorld.START;
import static rostrum.voting.VotingWorld.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.Refused.Reason;
import rostrum.db.DatabaseAddress;
import rostrum.people.Member;
import rostrum.testing.Eventually;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

class MoveDeadlineTest {
    private static final DatabaseAddress address = TestDatabase.create();
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<String> YES = List.of("yes");
    private static int tests;

    private final TestClock clock = new TestClock(START);
    private final VotingWorld world = new VotingWorld(address, clock);
    private final TestAssembly spring =
            TestAssembly.open(world.database, "move-deadline-" + ++tests);
    private final long id = spring.id();
    private final Voter ben = Voter.of(spring.voter("Ben"));

    @BeforeEach
    void listenAnew() {
        world.heard.forget();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void move(Ballot ballot, Duration fromStart) {
        world.ballots.moveDeadline(id, ballot.id(), START.plus(fromStart));
    }

    private Optional<Instant> due(Ballot ballot) {
        return world.database.read(handle ->
                handle.select(
                                "SELECT execution_time FROM scheduled_tasks WHERE task_instance = ?",
                                String.valueOf(ballot.id()))
                        .mapTo(Instant.class)
                        .findOne());
    }

    private void awaitClosed(Ballot ballot) {
        await(
                "ballot closed",
                () ->
                        world.database.read(handle ->
                                handle.select(
                                                "SELECT state = 'closed' FROM ballot WHERE id = ?",
                                                ballot.id())
                                        .mapTo(Boolean.class)
                                        .one()));
    }

    /**
     * The jobs wait by this clock too: one that stands still after a look would never wake them.
     */
    private void await(String what, BooleanSupplier condition) {
        Eventually.that(
                what,
                () -> {
                    clock.advance(Duration.ofMillis(100));
                    return condition.getAsBoolean();
                });
    }

    @Test
    void aBallotIsExtended() {
        Ballot ballot = world.openFor(spring, MINUTE);
        clock.advance(MINUTE.minusSeconds(1));
        move(ballot, MINUTE.multipliedBy(3));
        assertThat(world.read(ballot).closesAt()).contains(START.plus(MINUTE.multipliedBy(3)));
        clock.advance(MINUTE);
        world.votes.cast(ben, ballot.id(), YES);
        clock.advance(MINUTE.plusSeconds(1));
        awaitClosed(ballot);
        assertThat(world.read(ballot).closedAt()).contains(START.plus(MINUTE.multipliedBy(3)));
    }

    @Test
    void aBallotIsCutShort() {
        Ballot ballot = world.openFor(spring, MINUTE.multipliedBy(60));
        move(ballot, Duration.ofSeconds(10));
        assertThat(due(ballot)).contains(START.plusSeconds(10));
        clock.advance(Duration.ofSeconds(10));
        assertRefused(Reason.BALLOT_NOT_OPEN, () -> world.votes.cast(ben, ballot.id(), YES));
        awaitClosed(ballot);
        assertThat(world.read(ballot).closedAt()).contains(START.plusSeconds(10));
    }

    @Test
    void aBallotIsGivenItsFirstDeadline() {
        Ballot ballot = world.open(spring, true);
        clock.advance(Duration.ofDays(2));
        move(ballot, Duration.ofDays(2).plus(MINUTE));
        clock.advance(MINUTE);
        awaitClosed(ballot);
    }

    @Test
    void aDeadlineIsTakenAway() {
        Ballot ballot = world.openFor(spring, MINUTE);
        world.ballots.removeDeadline(id, ballot.id());
        assertThat(world.read(ballot).closesAt()).isEmpty();
        clock.advance(MINUTE.multipliedBy(2));
        await("job gone", () -> due(ballot).isEmpty());
        assertThat(world.read(ballot).state()).isEqualTo(BallotState.OPEN);
        world.votes.cast(ben, ballot.id(), YES);
        Instant again = clock.instant().plus(MINUTE);
        world.ballots.moveDeadline(id, ballot.id(), again);
        assertThat(due(ballot)).contains(again);
    }

    @Test
    void theTimeHasLimits() {
        Ballot ballot = world.open(spring, true);
        clock.advance(MINUTE);
        world.heard.forget();
        for (Duration wrong :
                List.of(
                        Duration.ZERO,
                        MINUTE,
                        MINUTE.plusMillis(9_999),
                        MINUTE.plus(Duration.ofHours(24)).plusMillis(1))) {
            assertRefused(Reason.INPUT_INVALID, () -> move(ballot, wrong));
        }
        assertThat(world.read(ballot).closesAt()).isEmpty();
        assertThat(world.heard.changes()).isEmpty();
        move(ballot, MINUTE.plus(Duration.ofHours(24)));
        move(ballot, MINUTE.plusSeconds(10));
        assertThat(world.read(ballot).closesAt()).contains(START.plus(MINUTE).plusSeconds(10));
    }

    @Test
    void onlyABallotThatTakesVotesHasOne() {
        Ballot draft = world.draft(spring);
        Ballot closed = world.open(spring, true);
        world.ballots.close(id, closed.id());
        Ballot overdue = world.openFor(spring, MINUTE);
        world.jobs.close();
        clock.advance(MINUTE);
        for (Ballot ballot : List.of(draft, closed, overdue)) {
            assertRefused(Reason.STATE_CHANGED, () -> move(ballot, MINUTE.multipliedBy(5)));
            assertRefused(
                    Reason.STATE_CHANGED, () -> world.ballots.removeDeadline(id, ballot.id()));
        }
        assertThat(world.read(overdue).closedAt()).contains(START.plus(MINUTE));
        TestAssembly autumn = TestAssembly.open(world.database, "autumn-" + ++tests);
        Ballot theirs = world.draft(autumn);
        assertRefused(Reason.NOT_FOUND, () -> move(theirs, MINUTE.multipliedBy(5)));
    }

    @Test
    void theFormStaysAsItIs() {
        Ballot ballot = world.openFor(spring, MINUTE);
        world.heard.forget();
        move(ballot, MINUTE.multipliedBy(2));
        world.ballots.removeDeadline(id, ballot.id());
        assertThat(world.heard.of(id)).containsExactly("deadline-" + ballot.id());
    }

    @Test
    void aVoteTakenInTimeCountsWhereverTheDeadlineMoves() {
        Member ada = spring.voter("Ada");
        Ballot ballot = world.openFor(spring, MINUTE);
        world.votes.cast(Voter.of(ada), ballot.id(), YES);
        clock.advance(MINUTE.dividedBy(2));
        world.votes.cast(ben, ballot.id(), YES);
        move(ballot, MINUTE.dividedBy(2).plusSeconds(10));
        clock.advance(MINUTE);
        awaitClosed(ballot);
        assertThat(world.votes.turnout(ballot.id()).votes()).isEqualTo(2);
    }
}
