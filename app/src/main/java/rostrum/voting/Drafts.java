package rostrum.voting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Transaction;

/** Ballots before they open: only those who chair know of them. */
final class Drafts {
    private Drafts() {}

    /** Writes down a draft that is checked. */
    static Ballot create(Transaction tx, NewBallot checked, Optional<Origin> origin, Instant now) {
        BallotSql sql = tx.sql(BallotSql.class);
        checkItem(sql, checked);
        long id =
                sql.create(
                        checked,
                        checked.settings(),
                        checked.settings().rules(),
                        checked.settings().duration().map(Duration::toSeconds),
                        origin.map(Origin::ballotId),
                        origin.map(Origin::as),
                        now);
        announce(tx, checked.assemblyId());
        return sql.find(checked.assemblyId(), id).orElseThrow().at(now);
    }

    static void edit(Transaction tx, long ballotId, NewBallot checked) {
        BallotSql sql = tx.sql(BallotSql.class);
        checkItem(sql, checked);
        int edited =
                sql.edit(
                        ballotId,
                        checked,
                        checked.settings(),
                        checked.settings().rules(),
                        checked.settings().duration().map(Duration::toSeconds));
        demandDraft(edited, sql, checked.assemblyId(), ballotId);
        announce(tx, checked.assemblyId());
    }

    static void delete(Transaction tx, long assemblyId, long ballotId) {
        BallotSql sql = tx.sql(BallotSql.class);
        demandDraft(sql.delete(assemblyId, ballotId), sql, assemblyId, ballotId);
        announce(tx, assemblyId);
    }

    private static void checkItem(BallotSql sql, NewBallot ballot) {
        if (ballot.agendaItemId().isPresent()
                && sql.keepItem(ballot.assemblyId(), ballot.agendaItemId().get()).isEmpty()) {
            throw new Refused(Reason.INPUT_INVALID, "agendaItemId");
        }
    }

    private static void demandDraft(int changed, BallotSql sql, long assemblyId, long ballotId) {
        if (changed == 0) {
            boolean known = sql.find(assemblyId, ballotId).isPresent();
            throw new Refused(known ? Reason.STATE_CHANGED : Reason.NOT_FOUND);
        }
    }

    private static void announce(Transaction tx, long assemblyId) {
        tx.changed(assemblyId, "drafts");
    }
}
