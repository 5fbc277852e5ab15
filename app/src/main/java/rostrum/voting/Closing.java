package rostrum.voting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Transaction;

/**
 * The border between a ballot that takes votes and one that is counted.
 *
 * <p>A vote is recorded while its transaction shares the ballot, and a ballot is opened and closed
 * by a transaction that holds it alone. So whoever closes it first waits for the votes that were
 * accepted, and whoever votes after it sees it closed. The lock is an advisory one because those
 * queue fairly: with row locks ({@code FOR SHARE} against the closing {@code UPDATE}) ten voters at
 * a time kept the ballot from closing for as long as they came.
 *
 * <p>The lock must be a statement of its own, before the ballot is read: at READ COMMITTED a
 * statement sees what was committed when it began, not when its wait was over. For the same reason
 * the clock is read after it.
 */
final class Closing {
    private Closing() {}

    /** The time as it is kept, so that what is answered equals what is read back later. */
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Reads a ballot after every vote under way, and keeps further ones waiting. */
    static BallotSql.Row hold(Transaction tx, long assemblyId, long ballotId) {
        BallotSql sql = tx.sql(BallotSql.class);
        sql.hold(ballotId);
        return sql.find(assemblyId, ballotId).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    /** A ballot that is held, closed if its deadline has passed. */
    static BallotSql.Row settled(Transaction tx, BallotSql.Row held, Instant now) {
        if (!held.overdue(now)) {
            return held;
        }
        close(tx, held, now);
        return tx.sql(BallotSql.class).find(held.assemblyId(), held.id()).orElseThrow();
    }

    /**
     * Closes an open ballot that is held, at the latest as of its deadline, counts it, and
     * publishes the result if it was to be.
     */
    static Result close(Transaction tx, BallotSql.Row held, Instant now) {
        BallotSql ballots = tx.sql(BallotSql.class);
        if (ballots.close(held.assemblyId(), held.id(), now) == 0) {
            throw new Refused(Reason.STATE_CHANGED);
        }
        Urn.seal(tx, held);
        BallotSql.Row closed = ballots.find(held.assemblyId(), held.id()).orElseThrow();
        Result result = Recording.write(tx, closed, now);
        Decisions.atClosing(tx, closed, result.outcome(), now);
        announce(tx, held.assemblyId(), held.id());
        return result;
    }

    /** Says that a ballot is in another state. */
    static void announce(Transaction tx, long assemblyId, long ballotId) {
        tx.changed(assemblyId, "ballot-" + ballotId);
    }
}
