package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.Tally;
import rostrum.counting.TieRule;
import rostrum.db.Database;
import rostrum.db.DatabaseAddress;
import rostrum.jobs.Jobs;
import rostrum.metrics.Metrics;
import rostrum.people.Delegations;
import rostrum.people.Member;
import rostrum.testing.RecordedAnnouncements;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;

/** One server process: everything voting needs, on a clock that stands. */
final class VotingWorld implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    /** More than a busy machine needs, so that no test depends on its speed. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final TestClock clock;
    final RecordedAnnouncements heard = new RecordedAnnouncements();
    final Metrics metrics = new Metrics("test");
    final Database database;
    final Jobs jobs;
    final Ballots ballots;
    final Votes votes;
    final Results results;
    private int assemblies;

    VotingWorld(DatabaseAddress address, TestClock clock) {
        this.clock = clock;
        this.database = new Database(address, 12, UUID.randomUUID(), heard.relay(), clock);
        this.jobs = new Jobs(database.dataSource(), clock);
        this.ballots = new Ballots(database, jobs, clock);
        this.votes = new Votes(database, clock, new SecureRandom(), metrics, PATIENCE);
        this.results = new Results(database, clock);
        jobs.start();
    }

    TestAssembly assembly() {
        return TestAssembly.open(database, "assembly-" + ++assemblies);
    }

    Ballot draft(TestAssembly assembly) {
        return ballots.create(ballot(assembly, true, Optional.empty()));
    }

    /** An open ballot without a deadline. */
    Ballot open(TestAssembly assembly, boolean mayRevote) {
        return opened(assembly, mayRevote, Optional.empty());
    }

    Ballot openFor(TestAssembly assembly, Duration duration) {
        return opened(assembly, true, Optional.of(duration));
    }

    Ballot open(TestAssembly assembly, Settings settings) {
        Ballot ballot = ballots.create(ballot(assembly, settings));
        ballots.open(assembly.id(), ballot.id());
        return read(ballot);
    }

    /** An open ballot on yes or no whose papers nobody can tell apart. */
    Ballot openSecret(TestAssembly assembly) {
        return open(assembly, secret(Optional.empty()));
    }

    static Settings secret(Optional<Duration> duration) {
        return new Settings(
                Rules.motion(Majority.SIMPLE),
                Secrecy.SECRET,
                false,
                Electorate.REGISTER,
                true,
                false,
                false,
                duration);
    }

    static Rules upTo(int most, String... options) {
        return new Rules(
                Method.UP_TO_K,
                List.of(options),
                most,
                1,
                Majority.SIMPLE,
                Base.CAST,
                false,
                BigDecimal.ZERO,
                Base.CAST,
                TieRule.NONE);
    }

    /** From the next opening on one of them votes for the other. */
    void delegate(Member member, Member proxy) {
        Delegations delegations = new Delegations(database, clock);
        delegations.limit(member.assemblyId(), 10);
        delegations.give(member.assemblyId(), member.number(), proxy.number());
    }

    /** A member with a browser of her own, whose session is named so. */
    static Voter voter(Member member, String session) {
        return new Voter(member, Optional.of(ReceiptKey.of(session)));
    }

    /** What a query finds: a row each, as text. */
    List<String> rows(String sql) {
        return database.read(handle -> handle.select(sql).mapTo(String.class).list());
    }

    /** What a closed ballot came to. */
    Tally tally(Ballot ballot) {
        return results.of(read(ballot)).tally();
    }

    Ballot read(Ballot ballot) {
        return ballots.find(ballot.assemblyId(), ballot.id()).orElseThrow();
    }

    static NewBallot ballot(TestAssembly assembly, boolean mayRevote, Optional<Duration> duration) {
        return ballot(assembly, Settings.motion(Majority.SIMPLE, mayRevote, duration));
    }

    static NewBallot ballot(TestAssembly assembly, Settings settings) {
        return new NewBallot(assembly.id(), Optional.empty(), "Shall we buy bees?", "", settings);
    }

    private Ballot opened(TestAssembly assembly, boolean mayRevote, Optional<Duration> duration) {
        Ballot ballot = ballots.create(ballot(assembly, mayRevote, duration));
        ballots.open(assembly.id(), ballot.id());
        return read(ballot);
    }

    /** What a member has voted for herself. */
    static Optional<Receipt> receipt(Votes votes, Member member, long ballotId) {
        return receipt(votes, Voter.of(member), ballotId);
    }

    static Optional<Receipt> receipt(Votes votes, Voter voter, long ballotId) {
        return votes.papers(voter, ballotId).stream()
                .filter(HeldPaper::own)
                .flatMap(paper -> paper.receipt().stream())
                .findFirst();
    }

    static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Override
    public void close() {
        jobs.close();
        database.close();
    }
}
