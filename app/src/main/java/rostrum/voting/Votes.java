package rostrum.voting;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.counting.Tally;
import rostrum.db.Database;
import rostrum.db.Transaction;
import rostrum.people.Member;

/**
 * Casting votes and counting them.
 *
 * <p>A vote is answered after its commit. What was answered is in the tally, and nothing else is.
 * Thread-safe, also across processes.
 */
public final class Votes {
    private final Database database;
    private final Clock clock;
    private final SecureRandom random;

    public Votes(Database database, Clock clock, SecureRandom random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Records a vote. The same choice again is answered with the same receipt, also after the
     * ballot has closed, because the first answer may have been lost; another choice replaces the
     * vote where the ballot allows it.
     *
     * <p>Refused, in this order, with {@link Reason#NOT_FOUND} (no ballot of the member's
     * assembly), {@link Reason#CHOICE_INVALID}, {@link Reason#BALLOT_NOT_OPEN} (also from the
     * deadline on), {@link Reason#NOT_ON_REGISTER}, {@link Reason#ALREADY_VOTED}.
     *
     * @param choices what is on the paper, see {@link Method}
     */
    public Receipt cast(Member member, long ballotId, List<String> choices) {
        return database.write(tx -> cast(tx, member, ballotId, choices));
    }

    private Receipt cast(Transaction tx, Member member, long ballotId, List<String> choices) {
        BallotSql ballots = tx.sql(BallotSql.class);
        ballots.share(ballotId);
        BallotSql.Row ballot =
                ballots.find(member.assemblyId(), ballotId).orElseThrow(Votes::notFound);
        String choice = ballot.rules().paper(choices).text();
        String code = ReceiptCode.next(random);
        Instant now = Closing.now(clock);
        boolean open = ballot.accepts(now);

        VoteSql votes = tx.sql(VoteSql.class);
        if (open && votes.record(ballotId, member.id(), choice, code, now) == 1) {
            tx.counted(member.assemblyId(), "turnout-" + ballotId);
            return new Receipt(ballotId, choice, code, now);
        }
        Optional<Receipt> before = votes.lockVote(ballotId, member.id());
        if (before.filter(receipt -> receipt.choice().equals(choice)).isPresent()) {
            return before.get();
        }
        if (!open) {
            throw new Refused(Reason.BALLOT_NOT_OPEN);
        }
        if (before.isEmpty()) {
            throw new Refused(Reason.NOT_ON_REGISTER);
        }
        if (!ballot.mayRevote()) {
            throw new Refused(Reason.ALREADY_VOTED);
        }
        votes.replace(ballotId, member.id(), choice, code, now);
        return new Receipt(ballotId, choice, code, now);
    }

    /** What a member has voted; empty also for a ballot of another assembly. */
    public Optional<Receipt> receipt(Member member, long ballotId) {
        return database.read(
                VoteSql.class, sql -> sql.receipt(member.assemblyId(), ballotId, member.id()));
    }

    /** How many have voted so far; 0 of 0 for a draft or an unknown ballot. */
    public Turnout turnout(long ballotId) {
        return database.read(VoteSql.class, sql -> sql.turnout(ballotId));
    }

    /**
     * Counts a closed ballot. One whose deadline has passed is closed first, if the job has not
     * done so yet: until then a vote accepted in time may still be on its way.
     *
     * <p>Whether the visitor may know of the ballot is asked before, by {@link Ballots#find}.
     * Refused with {@link Reason#NOT_FOUND}, or with {@link Reason#STATE_CHANGED} while it takes
     * votes.
     */
    public Tally tally(long ballotId) {
        BallotSql.Row ballot = row(ballotId);
        if (ballot.overdue(clock.instant())) {
            ballot = closeOverdue(ballot);
        }
        return switch (ballot.state()) {
            case DRAFT, OPEN -> throw new Refused(Reason.STATE_CHANGED);
            case CLOSED, PUBLISHED -> count(ballot);
        };
    }

    private Tally count(BallotSql.Row ballot) {
        return database.read(
                VoteSql.class, sql -> Counts.of(ballot.rules(), sql.tally(ballot.id())));
    }

    private BallotSql.Row row(long ballotId) {
        return database.read(
                BallotSql.class,
                sql ->
                        sql.assemblyOf(ballotId)
                                .flatMap(assemblyId -> sql.find(assemblyId, ballotId))
                                .orElseThrow(Votes::notFound));
    }

    private BallotSql.Row closeOverdue(BallotSql.Row seen) {
        return database.write(tx -> {
            BallotSql.Row held = Closing.hold(tx, seen.assemblyId(), seen.id());
            Instant now = Closing.now(clock);
            if (held.overdue(now)) {
                Closing.close(tx, held, now);
            }
            return Closing.hold(tx, seen.assemblyId(), seen.id());
        });
    }

    private static Refused notFound() {
        return new Refused(Reason.NOT_FOUND);
    }
}
