package rostrum.voting;

import rostrum.db.Transaction;

/**
 * Where the papers of a secret ballot lie.
 *
 * <p>While it is open they stand in the order and the transactions in which they came, and so does
 * the roll. Therefore closing moves them: one statement writes them all, in random order, and what
 * remains has nothing in common with the roll but the ballot.
 */
final class Urn {
    private Urn() {}

    /** Shuffles and seals it, once nobody can vote any more; nothing happens to a roll call. */
    static void seal(Transaction tx, BallotSql.Row closed) {
        if (closed.secret()) {
            tx.write(UrnSql.SEAL, closed.id());
        }
    }
}
