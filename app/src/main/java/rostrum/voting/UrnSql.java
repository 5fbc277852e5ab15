package rostrum.voting;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Secret papers. No statement here touches both a name and a paper. */
@RegisterConstructorMapper(UrnSql.Secret.class)
interface UrnSql {
    record Secret(long ballotId, String receipt, String paper) {}

    /** Who votes now, in the order of the register and without a time. */
    @SqlUpdate(
            """
            INSERT INTO roll (ballot_id, member_id, voted_at)
            SELECT :ballotId, member_id, NULL
              FROM unnest(CAST(:memberIds AS bigint[])) AS voting (member_id)
             ORDER BY member_id
            """)
    int tick(long ballotId, List<Long> memberIds);

    /**
     * What is voted now, in the order of the codes, which is chance.
     *
     * @param weights as decimal numbers
     */
    @SqlUpdate(
            """
            INSERT INTO open_urn (ballot_id, receipt, paper, weight)
            SELECT :ballotId, receipt, paper, weight
              FROM unnest(CAST(:codes AS text[]), CAST(:papers AS text[]),
                          CAST(:weights AS numeric[])) AS cast_now (receipt, paper, weight)
             ORDER BY receipt
            """)
    int drop(long ballotId, List<String> codes, List<String> papers, List<String> weights);

    /** The papers with these codes, wherever they lie. */
    @SqlQuery(
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
            """)
    List<Secret> find(List<Long> ballotIds, List<String> codes);

    @SqlUpdate(
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
            """)
    int seal(long ballotId);
}
