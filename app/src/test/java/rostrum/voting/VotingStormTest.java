package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static rostrum.voting.VotingWorld.START;
import static rostrum.voting.VotingWorld.voter;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Tally;
import rostrum.db.DatabaseAddress;
import rostrum.people.Member;
import rostrum.people.Role;
import rostrum.testing.Await;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

/**
 * Two hundred people at two processes vote, retry and change their minds while the ballot closes;
 * forty of them for somebody else as well. What they were told is what is counted.
 */
class VotingStormTest {
    private static final int VOTERS = 200;
    private static final int PROXIES = 40;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final List<String> CHOICES = List.of("yes", "no", "abstain");
    private static final List<String> WEIGHTS = List.of("1", "0.3333", "2.5", "12345678.9");

    private static final DatabaseAddress address = TestDatabase.create();
    private static final TestClock clock = new TestClock(START);
    private static final VotingWorld blue = new VotingWorld(address, clock);
    private static final VotingWorld green = new VotingWorld(address, clock);

    private final TestAssembly spring = blue.assembly();
    private final List<Member> voters = new ArrayList<>();
    private final List<Member> represented = new ArrayList<>();
    private final Map<Long, BigDecimal> weights = new HashMap<>();

    /** Set once the ballot is closed: votes are refused from then on, and people go home. */
    private final AtomicBoolean over = new AtomicBoolean();

    private final AtomicInteger answered = new AtomicInteger();

    @AfterAll
    static void close() {
        blue.close();
        green.close();
    }

    private void gather() {
        for (int i = 0; i < VOTERS + PROXIES; i++) {
            String weight = WEIGHTS.get(i % WEIGHTS.size());
            Member member = spring.member("Member " + i, Role.VOTER, weight);
            weights.put(member.id(), new BigDecimal(weight));
            (i < VOTERS ? voters : represented).add(member);
        }
        for (int i = 0; i < PROXIES; i++) {
            blue.delegate(represented.get(i), voters.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource({"ROLL_CALL, false", "ROLL_CALL, true", "SECRET, false", "SECRET, true"})
    void everyAcknowledgedVoteIsCountedOnceAndNoOther(Secrecy secrecy, boolean byDeadline)
            throws Exception {
        gather();
        Ballot ballot = open(secrecy);
        try (ExecutorService hall = Executors.newFixedThreadPool(VOTERS)) {
            List<Future<Map<Long, Receipt>>> told = send(hall, ballot);
            Await.until(() -> answered.get() >= VOTERS / 2);
            if (byDeadline) {
                clock.advance(MINUTE);
                green.ballots.closeIfDue(ballot.id());
            } else {
                blue.ballots.close(spring.id(), ballot.id());
            }
            Tally atTheEnd = green.tally(ballot);
            over.set(true);
            compare(ballot, told, atTheEnd);
            assertThat(blue.tally(ballot)).isEqualTo(atTheEnd);
        }
    }

    @Test
    void aClockThatJumpsToAndFroLosesNoVoteAndCountsNoneTwice() throws Exception {
        gather();
        blue.jobs.close(); // they would close it in the first jump
        green.jobs.close();
        Ballot ballot = open(Secrecy.ROLL_CALL);
        try (ExecutorService hall = Executors.newFixedThreadPool(VOTERS)) {
            List<Future<Map<Long, Receipt>>> told = send(hall, ballot);
            for (int jump = 0; jump < 20; jump++) {
                int seen = answered.get();
                Await.until(() -> answered.get() > seen + 10);
                clock.advance(MINUTE.multipliedBy(2));
                assertThat(blue.read(ballot).state()).isEqualTo(BallotState.CLOSED);
                clock.advance(MINUTE.multipliedBy(-2));
                assertThat(blue.read(ballot).state()).isEqualTo(BallotState.OPEN);
            }
            clock.advance(MINUTE);
            Tally atTheEnd = green.tally(ballot);
            // It is closed now, whatever the clock says.
            clock.advance(MINUTE.multipliedBy(-3));
            over.set(true);
            compare(ballot, told, atTheEnd);
            assertThat(blue.tally(ballot)).isEqualTo(atTheEnd);
        }
    }

    private Ballot open(Secrecy secrecy) {
        Settings roll =
                Settings.motion(rostrum.counting.Majority.SIMPLE, true, Optional.of(MINUTE));
        return blue.open(
                spring, secrecy == Secrecy.SECRET ? VotingWorld.secret(Optional.of(MINUTE)) : roll);
    }

    private List<Future<Map<Long, Receipt>>> send(ExecutorService hall, Ballot ballot) {
        List<Future<Map<Long, Receipt>>> told = new ArrayList<>();
        for (int i = 0; i < VOTERS; i++) {
            told.add(hall.submit(person(i, ballot)));
        }
        return told;
    }

    /** Votes until it is over; returns the last receipt of each paper. */
    private Callable<Map<Long, Receipt>> person(int number, Ballot ballot) {
        Member member = voters.get(number);
        Voter voter = voter(member, "telephone " + number);
        Random random = new Random(number);
        return () -> {
            Map<Long, Receipt> told = new HashMap<>();
            long end = System.nanoTime() + LONGEST.toNanos();
            while (!over.get()) {
                assertThat(System.nanoTime()).as("in time").isLessThan(end);
                Map<Long, List<String>> form = new HashMap<>();
                form.put(member.id(), choice(random));
                if (number < PROXIES && random.nextBoolean()) {
                    form.put(represented.get(number).id(), choice(random));
                }
                Votes votes = random.nextBoolean() ? blue.votes : green.votes;
                cast(votes, voter, ballot, form).forEach(r -> told.put(r.memberId(), r));
            }
            return told;
        };
    }

    private static List<String> choice(Random random) {
        return List.of(CHOICES.get(random.nextInt(CHOICES.size())));
    }

    /** The receipts; none if it was refused. Asks again as long as it is not known. */
    private List<Receipt> cast(
            Votes votes, Voter voter, Ballot ballot, Map<Long, List<String>> form) {
        while (true) {
            try {
                List<Receipt> receipts = votes.cast(voter, ballot.id(), form);
                assertThat(votes.cast(voter, ballot.id(), form)).isEqualTo(receipts);
                answered.incrementAndGet();
                return receipts;
            } catch (Refused e) {
                if (e.reason() == Reason.BALLOT_NOT_OPEN) {
                    return List.of();
                }
                if (ballot.secret() && e.reason() == Reason.ALREADY_VOTED) {
                    answered.incrementAndGet();
                    return List.of();
                }
                assertThat(e.reason()).isIn(Reason.UNAVAILABLE, Reason.NOT_CONFIRMED);
            }
        }
    }

    private void compare(Ballot ballot, List<Future<Map<Long, Receipt>>> told, Tally tally)
            throws Exception {
        Map<Long, Receipt> papers = new HashMap<>();
        for (Future<Map<Long, Receipt>> one : told) {
            papers.putAll(one.get());
        }
        blue.ballots.publish(spring.id(), ballot.id());
        Map<Long, String> choices = new HashMap<>();
        for (int i = 0; i < VOTERS; i++) {
            Voter voter = voter(voters.get(i), "telephone " + i);
            for (HeldPaper held : blue.votes.papers(voter, ballot.id())) {
                Optional<Receipt> last = Optional.ofNullable(papers.get(held.memberId()));
                assertThat(held.receipt().flatMap(Receipt::code))
                        .isEqualTo(last.flatMap(Receipt::code));
                held.receipt().ifPresent(r -> choices.put(r.memberId(), r.paper().orElseThrow()));
                if (!ballot.secret()) {
                    assertThat(held.receipt()).isEqualTo(last);
                }
            }
        }
        assertThat(choices.keySet()).isEqualTo(papers.keySet());
        assertThat(stored(ballot)).isEqualTo(codes(papers));
        assertSums(tally, choices);
    }

    private static Set<String> codes(Map<Long, Receipt> papers) {
        Set<String> codes = new HashSet<>();
        papers.values().forEach(receipt -> codes.add(receipt.code().orElseThrow()));
        return codes;
    }

    private static Set<String> stored(Ballot ballot) {
        List<String> rows =
                blue.rows(
                        "SELECT receipt FROM urn WHERE ballot_id = %1$d UNION ALL SELECT receipt FROM roll_call_vote WHERE ballot_id = %1$d"
                                .formatted(ballot.id()));
        Set<String> codes = new HashSet<>(rows);
        assertThat(codes).hasSameSizeAs(rows);
        return codes;
    }

    private void assertSums(Tally tally, Map<Long, String> choices) {
        assertThat(tally.votes()).isEqualTo(choices.size());
        assertThat(tally.register()).isEqualTo(VOTERS + PROXIES);
        assertThat(tally.registerWeight()).isEqualByComparingTo(sum(weights.keySet()));
        assertThat(tally.weight()).isEqualByComparingTo(sum(choices.keySet()));
        assertThat(tally.presentWeight()).isEqualByComparingTo(sum(choices.keySet()));
        for (ChoiceCount count : tally.choices()) {
            Set<Long> its = new HashSet<>(choices.keySet());
            its.removeIf(member -> !count.choice().equals(choices.get(member)));
            assertThat(count.votes()).isEqualTo(its.size());
            assertThat(count.weight()).isEqualByComparingTo(sum(its));
        }
    }

    private BigDecimal sum(Set<Long> members) {
        return members.stream().map(weights::get).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
