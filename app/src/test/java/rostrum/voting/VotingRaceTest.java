package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static rostrum.voting.VotingWorld.START;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.counting.Tally;
import rostrum.db.DatabaseAddress;
import rostrum.people.Member;
import rostrum.testing.Await;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

/** What happens at the same moment, in two processes on one database. */
class VotingRaceTest {
    private static final int VOTERS = 40;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final List<String> CHOICES = List.of("yes", "no", "abstain");

    private static final DatabaseAddress address = TestDatabase.create();
    private static final TestClock clock = new TestClock(START);
    private static final VotingWorld blue = new VotingWorld(address, clock);
    private static final VotingWorld green = new VotingWorld(address, clock);

    private final TestAssembly spring = blue.assembly();
    private final List<Member> voters =
            IntStream.range(0, VOTERS).mapToObj(i -> spring.voter("Voter " + i)).toList();

    /** The ways in which a ballot comes to its end. */
    enum Ending {
        CLOSED_BY_THE_CHAIR {
            @Override
            void end(Ballot ballot) {
                blue.ballots.close(ballot.assemblyId(), ballot.id());
            }
        },
        DEADLINE_AND_JOB {
            @Override
            void end(Ballot ballot) {
                clock.advance(MINUTE);
                assertThat(blue.ballots.closeIfDue(ballot.id())).isEmpty();
            }
        },
        DEADLINE_AND_TALLY {
            @Override
            void end(Ballot ballot) {
                clock.advance(MINUTE);
                assertThat(green.tally(ballot).register()).isEqualTo(VOTERS);
            }
        };

        abstract void end(Ballot ballot);
    }

    @AfterAll
    static void close() {
        blue.close();
        green.close();
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void theTallyIsExactlyTheAcknowledgedVotes(Ending ending) throws Exception {
        Random random = new Random(20261120);
        for (int round = 0; round < 8; round++) {
            Ballot ballot = blue.openFor(spring, MINUTE);
            AtomicInteger acknowledged = new AtomicInteger();
            int endAfter = 1 + random.nextInt(4 * VOTERS);
            List<Callable<Optional<Receipt>>> work = new ArrayList<>();
            for (Member voter : voters) {
                long seed = random.nextLong();
                work.add(() -> voteUntilClosed(voter, ballot, new Random(seed), acknowledged));
            }
            Tally atTheEnd;
            List<Future<Optional<Receipt>>> answers = new ArrayList<>();
            try (ExecutorService hall = Executors.newFixedThreadPool(VOTERS)) {
                work.forEach(one -> answers.add(hall.submit(one)));
                Await.until(() -> acknowledged.get() >= endAfter);
                ending.end(ballot);
                atTheEnd = blue.tally(ballot);
            }
            assertThat(blue.tally(ballot)).isEqualTo(atTheEnd);
            compare(ballot, answers, atTheEnd);
        }
    }

    /** Votes, asks again and changes her mind; returns the last receipt she was given. */
    private static Optional<Receipt> voteUntilClosed(
            Member voter, Ballot ballot, Random random, AtomicInteger acknowledged) {
        Optional<Receipt> last = Optional.empty();
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            Votes votes = random.nextBoolean() ? blue.votes : green.votes;
            String choice = CHOICES.get(random.nextInt(CHOICES.size()));
            try {
                Receipt receipt = votes.cast(Voter.of(voter), ballot.id(), List.of(choice));
                if (last.filter(before -> before.paper().equals(Optional.of(choice))).isPresent()) {
                    assertThat(receipt).isEqualTo(last.get());
                }
                last = Optional.of(receipt);
                acknowledged.incrementAndGet();
            } catch (Refused e) {
                if (e.reason() == Reason.BALLOT_NOT_OPEN) {
                    return last;
                }
                // A busy machine may run out of connections: not recorded, try again.
                assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE);
            }
        }
        throw new AssertionError("the ballot did not close");
    }

    private void compare(Ballot ballot, List<Future<Optional<Receipt>>> answers, Tally tally)
            throws Exception {
        Map<String, Integer> expected = new HashMap<>();
        CHOICES.forEach(choice -> expected.put(choice, 0));
        int voted = 0;
        for (int i = 0; i < VOTERS; i++) {
            Optional<Receipt> answer = answers.get(i).get();
            assertThat(VotingWorld.receipt(blue.votes, voters.get(i), ballot.id()))
                    .isEqualTo(answer);
            if (answer.isPresent()) {
                expected.merge(answer.get().paper().orElseThrow(), 1, Integer::sum);
                voted++;
            }
        }
        Map<String, Integer> counted = new HashMap<>();
        tally.choices().forEach(count -> counted.put(count.choice(), count.votes()));
        assertThat(counted).isEqualTo(expected);
        assertThat(tally.votes()).isEqualTo(voted);
        assertThat(blue.votes.turnout(ballot.id())).isEqualTo(new Turnout(voted, VOTERS));
    }

    @Test
    void theSameVoteManyTimesAtOnceIsOneVoteWithOneReceipt() throws Exception {
        for (int round = 0; round < 10; round++) {
            Ballot ballot = blue.open(spring, true);
            Member ben = voters.get(round);
            if (round % 2 == 0) {
                assertThat(blue.votes.cast(Voter.of(ben), ballot.id(), List.of("yes")).code())
                        .isNotEmpty();
            }
            List<Optional<Receipt>> answers = atOnce(ben, ballot, List.of("no", "no", "no", "no"));
            Receipt recorded = VotingWorld.receipt(blue.votes, ben, ballot.id()).orElseThrow();
            assertThat(answers).containsOnly(Optional.of(recorded));
            assertThat(blue.votes.turnout(ballot.id()).votes()).isEqualTo(1);
        }
    }

    @Test
    void differentVotesAtOnceLeaveTheFirstWhereItIsFinal() throws Exception {
        for (int round = 0; round < 10; round++) {
            Ballot ballot = blue.open(spring, false);
            Member ben = voters.get(round);
            List<Optional<Receipt>> answers = atOnce(ben, ballot, CHOICES);
            Receipt recorded = VotingWorld.receipt(blue.votes, ben, ballot.id()).orElseThrow();
            assertThat(answers)
                    .containsExactlyInAnyOrder(
                            Optional.of(recorded), Optional.empty(), Optional.empty());
            assertThat(blue.votes.turnout(ballot.id()).votes()).isEqualTo(1);
        }
    }

    @Test
    void differentVotesAtOnceLeaveOneOfThemWhereItMayBeReplaced() throws Exception {
        for (int round = 0; round < 10; round++) {
            Ballot ballot = blue.open(spring, true);
            Member ben = voters.get(round);
            List<Optional<Receipt>> answers = atOnce(ben, ballot, CHOICES);
            assertThat(answers).doesNotContain(Optional.empty()).doesNotHaveDuplicates();
            assertThat(answers).contains(VotingWorld.receipt(blue.votes, ben, ballot.id()));
            blue.ballots.close(spring.id(), ballot.id());
            assertThat(blue.tally(ballot).votes()).isEqualTo(1);
        }
    }

    /** The answers to several papers of one member; nothing where she had voted already. */
    private static List<Optional<Receipt>> atOnce(
            Member member, Ballot ballot, List<String> choices) throws Exception {
        CyclicBarrier start = new CyclicBarrier(choices.size());
        List<Callable<Optional<Receipt>>> work = new ArrayList<>();
        for (String choice : choices) {
            Votes votes = work.size() % 2 == 0 ? blue.votes : green.votes;
            work.add(() -> {
                start.await();
                try {
                    return Optional.of(votes.cast(Voter.of(member), ballot.id(), List.of(choice)));
                } catch (Refused e) {
                    assertThat(e.reason()).isEqualTo(Reason.ALREADY_VOTED);
                    return Optional.empty();
                }
            });
        }
        List<Optional<Receipt>> answers = new ArrayList<>();
        try (ExecutorService hall = Executors.newFixedThreadPool(choices.size())) {
            for (Future<Optional<Receipt>> answer : hall.invokeAll(work)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    @Test
    void aStreamOfVotersCannotKeepABallotFromClosing() throws Exception {
        Ballot ballot = blue.open(spring, true);
        AtomicInteger acknowledged = new AtomicInteger();
        try (ExecutorService hall = Executors.newFixedThreadPool(VOTERS)) {
            List<Future<Optional<Receipt>>> answers = new ArrayList<>();
            for (Member voter : voters) {
                long seed = voter.id();
                answers.add(
                        hall.submit(() ->
                                voteUntilClosed(voter, ballot, new Random(seed), acknowledged)));
            }
            Await.until(() -> acknowledged.get() > 10 * VOTERS);
            int before = acknowledged.get();
            green.ballots.close(spring.id(), ballot.id());
            // Those already under way, and those that came while a connection was waited for;
            // with row locks it did not close as long as they came.
            assertThat(acknowledged.get() - before).isLessThan(2_000);
            for (Future<Optional<Receipt>> answer : answers) {
                assertThat(answer.get()).isPresent();
            }
        }
    }
}
