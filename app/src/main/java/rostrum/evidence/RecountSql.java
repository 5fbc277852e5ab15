package rostrum.evidence;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

@RegisterConstructorMapper(RecountSql.Strays.class)
interface RecountSql {
    /**
     * Rows of a ballot that should not be there, and that its evidence does not show.
     *
     * @param proxies votes given to somebody who is not on the register
     * @param openPapers papers of a secret ballot that were left when it was closed
     * @param secretPapers papers in the urn
     * @param namedPapers papers by name
     * @param times of votes
     * @param choices that the ballot does not have but the result does
     */
    record Strays(
            int proxies,
            int openPapers,
            int secretPapers,
            int namedPapers,
            int times,
            int choices) {}

    @SqlQuery("SELECT id FROM ballot WHERE closed_at IS NOT NULL ORDER BY id")
    List<Long> ballots();

    @SqlQuery(
            """
            SELECT (SELECT count(*)
                      FROM electoral_register r
                     WHERE r.ballot_id = :ballotId AND r.proxy_id IS NOT NULL
                       AND NOT EXISTS (SELECT FROM electoral_register p
                                        WHERE p.ballot_id = r.ballot_id
                                          AND p.member_id = r.proxy_id)) AS proxies,
                   (SELECT count(*) FROM open_urn WHERE ballot_id = :ballotId) AS open_papers,
                   (SELECT count(*) FROM urn WHERE ballot_id = :ballotId) AS secret_papers,
                   (SELECT count(*) FROM roll_call_vote WHERE ballot_id = :ballotId) AS named_papers,
                   (SELECT count(voted_at) FROM roll WHERE ballot_id = :ballotId) AS times,
                   (SELECT count(*) FROM result_choice
                     WHERE ballot_id = :ballotId AND NOT choice = ANY(:known)) AS choices
            """)
    Strays strays(long ballotId, List<String> known);
}
