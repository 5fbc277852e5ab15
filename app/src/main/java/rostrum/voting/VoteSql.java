package rostrum.voting;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

@RegisterConstructorMapper(Counts.Line.class)
@RegisterConstructorMapper(Turnout.class)
interface VoteSql {
    /**
     * The electoral register, without papers, and the papers. They are not joined in a secret
     * ballot; there is nothing to join them by.
     */
    @SqlQuery(
            """
            SELECT NULL AS paper, r.present OR o.member_id IS NOT NULL AS present,
                   count(*) AS votes, sum(r.weight) AS weight
              FROM electoral_register r
              LEFT JOIN roll o ON o.ballot_id = r.ballot_id AND o.member_id = r.member_id
             WHERE r.ballot_id = :ballotId
             GROUP BY r.present OR o.member_id IS NOT NULL
             UNION ALL
            SELECT v.choice, true, count(*), sum(r.weight)
              FROM roll_call_vote v
              JOIN electoral_register r
                ON r.ballot_id = v.ballot_id AND r.member_id = v.member_id
             WHERE v.ballot_id = :ballotId
             GROUP BY v.choice
             UNION ALL
            SELECT paper, true, count(*), sum(weight)
              FROM urn
             WHERE ballot_id = :ballotId
             GROUP BY paper
            """)
    List<Counts.Line> tally(long ballotId);

    @SqlQuery(
            """
            SELECT (SELECT count(*) FROM roll WHERE ballot_id = :ballotId) AS votes,
                   (SELECT count(*) FROM electoral_register WHERE ballot_id = :ballotId) AS register
            """)
    Turnout turnout(long ballotId);
}
