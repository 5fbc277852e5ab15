package rostrum.voting;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Transaction;

/** When a ballot closes by itself. */
final class Deadlines {
    private Deadlines() {}

    /** Of a ballot that is held and takes votes; empty: it stays open until it is closed. */
    static void move(Transaction tx, BallotSql.Row held, Optional<Instant> deadline, Instant now) {
        if (!held.accepts(now)) {
            throw new Refused(Reason.STATE_CHANGED);
        }
        if (deadline.filter(end -> !isWithin(end, now)).isPresent()) {
            throw new Refused(Reason.INPUT_INVALID, "minutes");
        }
        tx.sql(OpeningSql.class).moveDeadline(held.assemblyId(), held.id(), deadline);
        tx.changed(held.assemblyId(), "deadline-" + held.id());
    }

    /** Closes a ballot whose deadline has passed; returns a deadline still to come. */
    static Optional<Instant> closeIfDue(Transaction tx, long ballotId, Clock clock) {
        BallotSql sql = tx.sql(BallotSql.class);
        // Held before it is read: the opening that set the job may not be committed yet.
        sql.hold(ballotId);
        Optional<BallotSql.Row> found =
                sql.assemblyOf(ballotId).flatMap(assemblyId -> sql.find(assemblyId, ballotId));
        Instant now = Closing.now(clock);
        if (found.filter(row -> row.overdue(now)).isPresent()) {
            Closing.close(tx, found.get(), now);
            return Optional.empty();
        }
        return found.filter(row -> row.state() == BallotState.OPEN)
                .flatMap(BallotSql.Row::closesAt);
    }

    private static boolean isWithin(Instant end, Instant now) {
        return !end.isBefore(now.plus(Settings.SHORTEST))
                && !end.isAfter(now.plus(Settings.LONGEST));
    }
}
