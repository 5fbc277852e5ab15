package rostrum.voting;

import java.time.Instant;
import java.util.List;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Transaction;

/** Drafts become ballots: all those of one transaction, or none. */
final class Opening {
    /** As many must share a weight that may stand on a secret paper. */
    private static final int ENOUGH = 3;

    private Opening() {}

    /**
     * Takes the electoral registers and sets the deadlines of drafts that are held.
     *
     * @return the ballots as they are now
     */
    static List<BallotSql.Row> open(
            Transaction tx, long assemblyId, List<Long> ballotIds, Instant now) {
        OpeningSql sql = tx.sql(OpeningSql.class);
        if (sql.open(assemblyId, ballotIds, now) < ballotIds.size()) {
            throw new Refused(Reason.STATE_CHANGED);
        }
        sql.joinByHashing();
        sql.register(assemblyId, ballotIds);
        if (sql.rareWeights(ballotIds, ENOUGH)) {
            throw new Refused(Reason.WEIGHTS_REVEAL);
        }
        ballotIds.forEach(id -> Closing.announce(tx, assemblyId, id));
        return ballotIds.stream()
                .map(id -> tx.sql(BallotSql.class).find(assemblyId, id).orElseThrow())
                .toList();
    }
}
