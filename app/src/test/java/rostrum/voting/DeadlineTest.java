package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rostrum.voting.VotingWorld.START;
import static rostrum.voting.VotingWorld.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.DatabaseAddress;
import rostrum.live.Change;
import rostrum.people.Member;
import rostrum.testing.Await;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

class DeadlineTest {
    private static final DatabaseAddress address = TestDatabase.create();
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<String> YES = List.of("yes");
    private static int tests;

    private final TestClock clock = new TestClock(START);
    private final VotingWorld blue = new VotingWorld(address, clock);
    private final TestAssembly spring = TestAssembly.open(blue.database, "deadline-" + ++tests);
    private final Member ada = spring.voter("Ada");
    private final Member ben = spring.voter("Ben");

    @BeforeEach
    void listenAnew() {
        blue.heard.forget();
    }

    @AfterEach
    void close() {
        blue.close();
    }

    @Test
    void aBallotClosesByItself() {
        Ballot ballot = blue.openFor(spring, MINUTE);
        assertThat(ballot.closesAt()).contains(START.plus(MINUTE));
        blue.votes.cast(Voter.of(ben), ballot.id(), YES);
        clock.advance(MINUTE.plusSeconds(3));
        awaitClosed(ballot);
        assertThat(blue.read(ballot).closedAt()).contains(START.plus(MINUTE));
        assertThat(blue.heard.of(spring.id())).contains("ballot-" + ballot.id());
        assertThat(blue.tally(ballot).votes()).isEqualTo(1);
        awaitNoJob(ballot);
    }

    @Test
    void aBallotClosesByItselfInAProcessStartedLater() {
        Ballot ballot = blue.openFor(spring, MINUTE);
        blue.close();
        clock.advance(MINUTE);
        try (VotingWorld green = new VotingWorld(address, clock)) {
            awaitClosed(green, ballot);
            assertThat(green.read(ballot).closedAt()).contains(START.plus(MINUTE));
        }
    }

    @Test
    void fromTheDeadlineOnNoVoteCountsEvenBeforeTheJobHasRun() {
        Ballot ballot = blue.openFor(spring, MINUTE);
        Receipt receipt = blue.votes.cast(Voter.of(ben), ballot.id(), YES);
        blue.jobs.close();
        clock.advance(MINUTE.minusMillis(1));
        assertThat(blue.read(ballot).state()).isEqualTo(BallotState.OPEN);
        assertRefused(Reason.STATE_CHANGED, () -> blue.tally(ballot));

        clock.advance(Duration.ofMillis(1));
        assertRefused(
                Reason.BALLOT_NOT_OPEN, () -> blue.votes.cast(Voter.of(ada), ballot.id(), YES));
        assertRefused(
                Reason.BALLOT_NOT_OPEN,
                () -> blue.votes.cast(Voter.of(ben), ballot.id(), List.of("no")));
        assertThat(blue.votes.cast(Voter.of(ben), ballot.id(), YES)).isEqualTo(receipt);
        assertThat(storedState(ballot)).isEqualTo("open");

        Ballot shown = blue.read(ballot);
        assertThat(shown.state()).isEqualTo(BallotState.CLOSED);
        assertThat(shown.closedAt()).contains(START.plus(MINUTE));
        assertThat(blue.ballots.list(spring.id())).containsExactly(shown);

        clock.advance(MINUTE);
        assertThat(blue.tally(ballot).votes()).isEqualTo(1);
        assertThat(storedState(ballot)).isEqualTo("closed");
        assertThat(blue.read(ballot)).isEqualTo(shown);
    }

    @Test
    void aVoteThatHadToWaitUntilTheDeadlineIsRefused() {
        Ballot ballot = blue.openFor(spring, MINUTE);
        blue.jobs.close();
        try (ExecutorService hall = Executors.newSingleThreadExecutor()) {
            Future<Receipt> answer =
                    blue.database.write(tx -> {
                        Closing.hold(tx, spring.id(), ballot.id());
                        Future<Receipt> waiting =
                                hall.submit(() -> blue.votes.cast(Voter.of(ben), ballot.id(), YES));
                        Await.until(this::somebodyWaitsForALock);
                        clock.advance(MINUTE);
                        return waiting;
                    });
            assertThatThrownBy(answer::get)
                    .hasCauseInstanceOf(Refused.class)
                    .hasMessageContaining("BALLOT_NOT_OPEN");
        }
        assertThat(blue.votes.turnout(ballot.id()).votes()).isZero();
    }

    private boolean somebodyWaitsForALock() {
        return blue.database.read(handle ->
                handle.createQuery(
                                """
                                SELECT count(*) > 0
                                  FROM pg_locks
                                 WHERE locktype = 'advisory' AND NOT granted
                                   AND database = (SELECT oid
                                                     FROM pg_database
                                                    WHERE datname = current_database())
                                """)
                        .mapTo(Boolean.class)
                        .one());
    }

    @Test
    void anOverdueBallotIsPublishedInOneStep() {
        Ballot ballot = blue.openFor(spring, MINUTE);
        blue.jobs.close();
        clock.advance(MINUTE.multipliedBy(2));
        blue.ballots.publish(spring.id(), ballot.id());
        assertThat(blue.read(ballot).state()).isEqualTo(BallotState.PUBLISHED);
        assertThat(blue.read(ballot).closedAt()).contains(START.plus(MINUTE));
    }

    @Test
    void theJobComesBackWhenTheDeadlineWasExtended() {
        Ballot ballot = blue.openFor(spring, MINUTE);
        Instant later = START.plus(MINUTE.multipliedBy(5));
        spring.execute("UPDATE ballot SET closes_at = '" + later + "' WHERE id = " + ballot.id());
        clock.advance(MINUTE);
        assertThat(blue.ballots.closeIfDue(ballot.id())).contains(later);
        assertThat(blue.read(ballot).state()).isEqualTo(BallotState.OPEN);
        clock.advance(MINUTE.multipliedBy(4));
        awaitClosed(ballot);
        assertThat(blue.read(ballot).closedAt()).contains(later);
    }

    @Test
    void theJobIsDoneWhenThereIsNothingToClose() {
        Ballot draft = blue.draft(spring);
        Ballot unlimited = blue.open(spring, true);
        Ballot closed = blue.openFor(spring, MINUTE);
        blue.ballots.close(spring.id(), closed.id());
        clock.advance(MINUTE);
        for (long id : List.of(draft.id(), unlimited.id(), closed.id(), -1L)) {
            assertThat(blue.ballots.closeIfDue(id)).isEmpty();
        }
        assertThat(blue.read(draft).state()).isEqualTo(BallotState.DRAFT);
        assertThat(blue.read(unlimited).state()).isEqualTo(BallotState.OPEN);
        assertThat(blue.read(closed).closedAt()).contains(START);
    }

    @Test
    void twoProcessesCloseABallotOnce() throws Exception {
        try (VotingWorld green = new VotingWorld(address, clock)) {
            for (int round = 0; round < 10; round++) {
                Ballot ballot = blue.openFor(spring, MINUTE);
                blue.heard.forget();
                green.heard.forget();
                clock.advance(MINUTE);
                CyclicBarrier start = new CyclicBarrier(2);
                try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                    for (Future<Optional<Instant>> done :
                            both.invokeAll(
                                    List.<Callable<Optional<Instant>>>of(
                                            () -> closeIfDue(start, blue, ballot),
                                            () -> closeIfDue(start, green, ballot)))) {
                        assertThat(done.get()).isEmpty();
                    }
                }
                assertThat(storedState(ballot)).isEqualTo("closed");
                String section = "ballot-" + ballot.id();
                assertThat(List.of(blue, green))
                        .flatExtracting(world -> world.heard.changes())
                        .extracting(Change::thing)
                        .containsOnlyOnce(section);
            }
        }
    }

    private static Optional<Instant> closeIfDue(
            CyclicBarrier start, VotingWorld world, Ballot ballot) throws Exception {
        start.await();
        return world.ballots.closeIfDue(ballot.id());
    }

    private String storedState(Ballot ballot) {
        return storedState(blue, ballot);
    }

    private static String storedState(VotingWorld world, Ballot ballot) {
        return world.database.read(handle ->
                handle.createQuery("SELECT state FROM ballot WHERE id = :id")
                        .bind("id", ballot.id())
                        .mapTo(String.class)
                        .one());
    }

    private void awaitClosed(Ballot ballot) {
        awaitClosed(blue, ballot);
    }

    private static void awaitClosed(VotingWorld world, Ballot ballot) {
        Await.until(() -> storedState(world, ballot).equals("closed"));
    }

    private void awaitNoJob(Ballot ballot) {
        Await.until(() ->
                blue.database.read(handle ->
                        handle.createQuery(
                                        "SELECT count(*) = 0 FROM scheduled_tasks WHERE task_instance = :id")
                                .bind("id", Long.toString(ballot.id()))
                                .mapTo(Boolean.class)
                                .one()));
    }
}
