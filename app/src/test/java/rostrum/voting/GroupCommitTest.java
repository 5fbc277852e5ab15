package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rostrum.voting.VotingWorld.START;
import static rostrum.voting.VotingWorld.receipt;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.DatabaseAddress;
import rostrum.people.Member;
import rostrum.testing.Await;
import rostrum.testing.Logged;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

/** Votes that share a transaction, and what becomes of them when it goes wrong. */
class GroupCommitTest {
    private static final List<String> YES = List.of("yes");

    private final DatabaseAddress address = TestDatabase.create();
    private final VotingWorld world = new VotingWorld(address, new TestClock(START));
    private final TestAssembly spring = world.assembly();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void twoHundredVotesAtOnceAreTwoCommits() throws Exception {
        List<Member> voters = voters(200);
        Ballot ballot = world.open(spring, true);
        List<Future<Receipt>> answers = new ArrayList<>();
        try (ExecutorService hall = Executors.newCachedThreadPool()) {
            try (Connection chair = hold(ballot)) {
                voters.forEach(voter -> answers.add(cast(hall, voter, ballot)));
                awaitQueue(199);
                chair.commit();
            }
            for (int i = 0; i < voters.size(); i++) {
                Receipt told = answers.get(i).get();
                assertThat(receipt(world.votes, voters.get(i), ballot.id())).contains(told);
            }
        }
        assertThat(world.rows("SELECT DISTINCT CAST(xmin AS text) FROM roll")).hasSize(2);
        assertThat(world.metrics.text())
                .contains("rostrum_votes_recorded_total 200.0")
                .contains("rostrum_vote_group_seconds_count{outcome=\"success\"} 2");
        assertThat(world.votes.turnout(ballot.id()).votes()).isEqualTo(200);
    }

    @Test
    void oneFormsMishapIsNotTheOthers() throws Exception {
        List<Member> voters = voters(20);
        Ballot ballot = world.openSecret(spring);
        Member unlucky = voters.get(13);
        spring.execute(
                """
                CREATE FUNCTION mishap() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.member_id = %d THEN
                        RAISE EXCEPTION 'mishap' USING DETAIL = NEW;
                    END IF;
                    RETURN NEW;
                END $$
                """
                        .formatted(unlucky.id()));
        spring.execute(
                "CREATE TRIGGER mishap BEFORE INSERT ON roll FOR EACH ROW EXECUTE FUNCTION mishap()");
        List<Future<Receipt>> answers = new ArrayList<>();
        try (ExecutorService hall = Executors.newCachedThreadPool()) {
            try (Connection chair = hold(ballot)) {
                voters.forEach(voter -> answers.add(cast(hall, voter, ballot)));
                awaitQueue(19);
                chair.commit();
            }
            for (Member voter : voters) {
                Future<Receipt> answer = answers.get(voters.indexOf(voter));
                if (voter.equals(unlucky)) {
                    assertThatThrownBy(answer::get)
                            .isInstanceOf(ExecutionException.class)
                            .hasMessageContaining("mishap")
                            .hasMessageNotContaining(unlucky.name())
                            .hasMessageNotContaining("yes")
                            .hasMessageNotContaining("Detail");
                } else {
                    assertThat(answer.get().code()).isPresent();
                }
            }
        }
        assertThat(world.votes.turnout(ballot.id()).votes()).isEqualTo(19);
        assertThat(world.rows("SELECT receipt FROM open_urn")).hasSize(19);
    }

    @Test
    void aConnectionLostBeforeTheCommitRecordsNothing() throws Exception {
        List<Member> voters = voters(10);
        Ballot ballot = world.open(spring, true);
        List<Future<Receipt>> answers = new ArrayList<>();
        try (ExecutorService hall = Executors.newCachedThreadPool()) {
            try (Connection chair = hold(ballot)) {
                voters.forEach(voter -> answers.add(cast(hall, voter, ballot)));
                awaitQueue(9);
                terminateWaiting(chair);
                // The first is answered; the others are the next group, and fare no better.
                Await.until(() -> answers.stream().anyMatch(Future::isDone));
                Await.until(() -> world.votes.waiting() == 0);
                terminateWaiting(chair);
                Await.until(() -> answers.stream().allMatch(Future::isDone));
            }
            for (Future<Receipt> answer : answers) {
                assertRefused(answer, Reason.UNAVAILABLE);
            }
            assertThat(world.votes.turnout(ballot.id()).votes()).isZero();
            for (Member voter : voters) {
                assertThat(cast(hall, voter, ballot).get().paper()).contains("yes");
            }
        }
        assertThat(world.votes.turnout(ballot.id()).votes()).isEqualTo(10);
    }

    @Test
    void aConnectionLostInTheCommitIsDoubtfulForAll() throws Exception {
        List<Member> voters = voters(10);
        Ballot ballot = world.open(spring, true);
        spring.execute(
                """
                CREATE FUNCTION slow_commit() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pg_advisory_xact_lock(42);
                    RETURN NULL;
                END $$
                """);
        spring.execute(
                "CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON roll"
                        + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow_commit()");
        List<Future<Receipt>> answers = new ArrayList<>();
        try (ExecutorService hall = Executors.newCachedThreadPool();
                Logged logged = new Logged();
                Connection slow = connect();
                Statement statement = slow.createStatement()) {
            try (Connection chair = hold(ballot)) {
                voters.forEach(voter -> answers.add(cast(hall, voter, ballot)));
                awaitQueue(9);
                statement.execute("SELECT pg_advisory_xact_lock(42)");
                chair.commit();
            }
            terminateWaiting(slow);
            Await.until(() -> answers.stream().anyMatch(Future::isDone));
            terminateWaiting(slow);
            Await.until(() -> answers.stream().allMatch(Future::isDone));
            for (Future<Receipt> answer : answers) {
                assertRefused(answer, Reason.NOT_CONFIRMED);
            }
            assertThat(logged.errors()).isEmpty();
            slow.commit();
            for (Member voter : voters) {
                assertThat(cast(hall, voter, ballot).get().paper()).contains("yes");
            }
        }
        assertThat(world.votes.turnout(ballot.id()).votes()).isEqualTo(10);
    }

    /** What two processes do to the same members, each in an order of its own. */
    @Test
    void twoProcessesDoNotWaitInACircle() throws Exception {
        List<Member> voters = voters(60);
        Ballot first = world.open(spring, true);
        Ballot second = world.open(spring, true);
        try (VotingWorld green = new VotingWorld(address, world.clock);
                Logged logged = new Logged();
                ExecutorService hall = Executors.newCachedThreadPool()) {
            for (int round = 0; round < 6; round++) {
                List<Future<Receipt>> answers = new ArrayList<>();
                List<Member> order = new ArrayList<>(voters);
                Random random = new Random(round);
                for (VotingWorld process : List.of(world, green)) {
                    Collections.shuffle(order, random);
                    for (Member voter : order) {
                        Ballot ballot = random.nextBoolean() ? first : second;
                        List<String> paper = List.of(random.nextBoolean() ? "yes" : "no");
                        answers.add(
                                hall.submit(() ->
                                        process.votes.cast(Voter.of(voter), ballot.id(), paper)));
                    }
                }
                for (Future<Receipt> answer : answers) {
                    assertThat(answer.get().code()).isPresent();
                }
            }
            assertThat(logged.errors()).isEmpty();
            assertThat(green.metrics.text() + world.metrics.text())
                    .doesNotContain("rostrum_vote_group_seconds_count{outcome=\"error\"}");
        }
    }

    private List<Member> voters(int number) {
        return IntStream.range(0, number).mapToObj(i -> spring.voter("Voter " + i)).toList();
    }

    private Future<Receipt> cast(ExecutorService hall, Member voter, Ballot ballot) {
        return hall.submit(() -> world.votes.cast(Voter.of(voter), ballot.id(), YES));
    }

    private void awaitQueue(int forms) {
        Await.until(() -> world.votes.waiting() == forms);
    }

    private static void assertRefused(Future<Receipt> answer, Reason reason) {
        assertThatThrownBy(answer::get)
                .hasCauseInstanceOf(Refused.class)
                .hasRootCauseMessage(reason.name());
    }

    /** As the chair who is about to close it: voters wait until this is committed. */
    private Connection hold(Ballot ballot) throws SQLException {
        Connection chair = connect();
        try (Statement statement = chair.createStatement()) {
            statement.execute(
                    "SELECT pg_advisory_xact_lock(hashtextextended('ballot', "
                            + ballot.id()
                            + "))");
        }
        return chair;
    }

    private Connection connect() throws SQLException {
        Connection connection =
                DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        connection.setAutoCommit(false);
        return connection;
    }

    /** Ends the one backend that waits for a lock of this connection, as soon as there is one. */
    private void terminateWaiting(Connection holder) throws SQLException {
        int pid = holder.unwrap(org.postgresql.PGConnection.class).getBackendPID();
        Await.until(() ->
                world.rows(
                                """
                                SELECT pg_terminate_backend(pid)
                                  FROM pg_stat_activity
                                 WHERE datname = current_database()
                                   AND %d = ANY(pg_blocking_pids(pid))
                                 LIMIT 1
                                """
                                        .formatted(pid))
                        .contains("t"));
    }
}
