package rostrum.voting;

import rostrum.db.Lookup;
import rostrum.db.Update;

/** Secret papers. No statement here touches both a name and a paper. */
interface UrnSql {
    record Secret(long ballotId, String receipt, String paper) {}

    /** Who votes now, in the order of the register and without a time. */
    Update TICK =
            new Update(
                    """
                    INSERT INTO roll (ballot_id, member_id, voted_at)
                    SELECT :ballotId, member_id, NULL
                      FROM unnest(CAST(:memberIds AS bigint[])) AS voting (member_id)
                     ORDER BY member_id
                    """);

    /** What is voted now, in the order of the codes, which is chance; weights as decimals. */
    Update DROP =
            new Update(
                    """
                    INSERT INTO open_urn (ballot_id, receipt, paper, weight)
                    SELECT :ballotId, receipt, paper, weight
                      FROM unnest(CAST(:codes AS text[]), CAST(:papers AS text[]),
                                  CAST(:weights AS numeric[])) AS cast_now (receipt, paper, weight)
                     ORDER BY receipt
                    """);

    /** The papers with these codes, wherever they lie. */
    Lookup<Secret> FIND =
            new Lookup<>(
                    """
                    SELECT ballot_id, receipt, paper
                      FROM open_urn
                     WHERE ballot_id = ANY(CAST(:ballotIds AS bigint[]))
                       AND receipt = ANY(CAST(:codes AS text[]))
                     UNION ALL
                    SELECT ballot_id, receipt, paper
                      FROM urn
                     WHERE ballot_id = ANY(CAST(:ballotIds AS bigint[]))
                       AND receipt = ANY(CAST(:codes AS text[]))
                    """,
                    row -> new Secret(row.getLong(1), row.getString(2), row.getString(3)));

    Update SEAL =
            new Update(
                    """
                    WITH taken AS (
                        DELETE FROM open_urn
                         WHERE ballot_id = :ballotId
                        RETURNING receipt, paper, weight
                    )
                    INSERT INTO urn (ballot_id, receipt, paper, weight)
                    SELECT :ballotId, receipt, paper, weight
                      FROM taken
                     ORDER BY random()
                    """);
}
