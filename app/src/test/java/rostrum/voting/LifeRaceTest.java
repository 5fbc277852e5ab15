package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static rostrum.voting.VotingWorld.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import rostrum.Refused.Reason;
import rostrum.db.DatabaseAddress;
import rostrum.people.Attendance;
import rostrum.people.Delegations;
import rostrum.people.Member;
import rostrum.testing.AtOnce;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

/** Two chairs and a crowd at the door, at the same moment, in two processes on one database. */
class LifeRaceTest {
    private static final int ROUNDS = 8;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final DatabaseAddress address = TestDatabase.create();
    private static final TestClock clock = new TestClock(START);
    private static final VotingWorld blue = new VotingWorld(address, clock);
    private static final VotingWorld green = new VotingWorld(address, clock);

    private final TestAssembly spring = blue.assembly();
    private final long id = spring.id();

    @AfterAll
    static void close() {
        blue.close();
        green.close();
    }

    /** Something that one of several does. */
    private interface Step {
        void take() throws Exception;
    }

    private static AtOnce.Outcome<Boolean> atOnce(List<Step> steps) throws InterruptedException {
        ConcurrentLinkedQueue<Step> queue = new ConcurrentLinkedQueue<>(steps);
        return AtOnce.run(
                steps.size(),
                () -> {
                    queue.remove().take();
                    return true;
                });
    }

    private static int count(String sql, Ballot ballot) {
        return blue.database.read(handle ->
                handle.createQuery(sql).bind("id", ballot.id()).mapTo(Integer.class).one());
    }

    @Test
    void openingWhileMembersComeInSeesEachEitherHereOrRepresented() throws Exception {
        Attendance attendance = new Attendance(green.database, clock);
        Delegations delegations = new Delegations(blue.database, clock);
        delegations.limit(id, 100);
        attendance.checkIn(spring.voter("Ada"));
        for (int round = 0; round < ROUNDS; round++) {
            String prefix = "Round " + round + " ";
            List<Member> crowd =
                    IntStream.range(0, 6).mapToObj(i -> spring.voter(prefix + i)).toList();
            crowd.forEach(member -> delegations.give(id, member.number(), "Ada"));
            Ballot first = new Asking(blue, spring).ofThosePresent().draft();
            Ballot second = new Asking(blue, spring).ofThosePresent().draft();
            List<Step> steps =
                    new ArrayList<>(
                            crowd.stream().<Step>map(m -> () -> attendance.checkIn(m)).toList());
            steps.add(3, () -> blue.ballots.open(id, List.of(first.id(), second.id())));
            assertThat(atOnce(steps).refused()).isEmpty();

            int voters = 1 + (round + 1) * crowd.size();
            for (Ballot ballot : List.of(first, second)) {
                assertThat(blue.votes.turnout(ballot.id()).register()).isEqualTo(voters);
                assertThat(
                                count(
                                        "SELECT count(*) FROM electoral_register"
                                                + " WHERE ballot_id = :id AND NOT present",
                                        ballot))
                        .isZero();
            }
            assertThat(represented(first))
                    .as("ballots opened together saw the same hall")
                    .isEqualTo(represented(second));
        }
    }

    private static int represented(Ballot ballot) {
        return count(
                "SELECT count(*) FROM electoral_register"
                        + " WHERE ballot_id = :id AND proxy_id IS NOT NULL",
                ballot);
    }

    @Test
    void twoChairsWhoOpenTheSameBallotsInAnyOrderOpenThemOnce() throws Exception {
        spring.voter("Ada");
        for (int round = 0; round < ROUNDS; round++) {
            long one = new Asking(blue, spring).draft().id();
            long two = new Asking(blue, spring).draft().id();
            AtOnce.Outcome<Boolean> outcome =
                    atOnce(
                            List.of(
                                    () -> blue.ballots.open(id, List.of(one, two)),
                                    () -> green.ballots.open(id, List.of(two, one))));
            assertThat(outcome.done()).hasSize(1);
            assertThat(outcome.refused()).allMatch(e -> e.reason() == Reason.STATE_CHANGED);
            assertThat(blue.votes.turnout(one).register()).isEqualTo(1);
            assertThat(blue.votes.turnout(two).register()).isEqualTo(1);
        }
    }

    @Test
    void twoChairsWhoCloseAnnulAndMoveTheDeadlineLeaveOneOutcome() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Ballot ballot = new Asking(blue, spring).publishedAtClosing().lasting(MINUTE).open();
            Instant later = clock.instant().plus(MINUTE.multipliedBy(2));
            AtOnce.Outcome<Boolean> outcome =
                    atOnce(
                            List.of(
                                    () -> blue.ballots.close(id, ballot.id()),
                                    () -> green.ballots.close(id, ballot.id()),
                                    () -> blue.ballots.annul(id, ballot.id(), "Wrong."),
                                    () -> green.ballots.annul(id, ballot.id(), "Wrong."),
                                    () -> blue.ballots.moveDeadline(id, ballot.id(), later),
                                    () -> green.ballots.removeDeadline(id, ballot.id())));
            assertThat(outcome.refused()).allMatch(e -> e.reason() == Reason.STATE_CHANGED);
            Ballot after = blue.read(ballot);
            assertThat(after.annulled()).as("one of two").isPresent();
            assertThat(after.closedAt()).contains(clock.instant());
            assertThat(after.state()).isIn(BallotState.CLOSED, BallotState.PUBLISHED);
            assertThat(count("SELECT count(*) FROM result WHERE ballot_id = :id", ballot))
                    .isEqualTo(1);
        }
    }

    @Test
    void twoChairsWhoPrepareARunOffPrepareOne() throws Exception {
        Voter ada = Voter.of(spring.voter("Ada"));
        Voter ben = Voter.of(spring.voter("Ben"));
        for (int round = 0; round < ROUNDS; round++) {
            Ballot open = new Asking(blue, spring).oneOf("Ada", "Ben").open();
            blue.votes.cast(ada, open.id(), List.of("1"));
            blue.votes.cast(ben, open.id(), List.of("2"));
            blue.ballots.close(id, open.id());
            AtOnce.Outcome<Boolean> outcome =
                    atOnce(
                            List.of(
                                    () ->
                                            assertThat(blue.ballots.runOff(id, open.id()))
                                                    .isNotNull(),
                                    () ->
                                            assertThat(green.ballots.runOff(id, open.id()))
                                                    .isNotNull()));
            assertThat(outcome.done()).hasSize(1);
            assertThat(outcome.refused()).allMatch(e -> e.reason() == Reason.STATE_CHANGED);
            assertThat(count("SELECT count(*) FROM ballot WHERE follows_id = :id", open))
                    .isEqualTo(1);
        }
    }
}
