package rostrum.voting;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(PublishedPaper.class)
interface EvidenceSql {
    /** Fills in what a release that knew only numbers of rows left out when it opened a ballot. */
    @SqlUpdate(
            """
            UPDATE electoral_register r
               SET number = m.number, name = m.name, chapter = m.chapter
              FROM member m
             WHERE r.ballot_id = :ballotId AND r.number IS NULL AND m.id = r.member_id
            """)
    int complete(long ballotId);

    /** The lines of the register, see {@link Evidence}. The order "C" is that of the bytes. */
    @SqlQuery(
            """
            SELECT line
              FROM (SELECT concat(r.number, E'\\t', r.name, E'\\t', r.chapter, E'\\t',
                                  trim_scale(r.weight), E'\\t', CAST(r.present AS integer), E'\\t',
                                  p.number, E'\\t',
                                  CASE WHEN v.member_id IS NULL THEN 0 ELSE 1 END) AS line
                      FROM electoral_register r
                      LEFT JOIN roll v ON v.ballot_id = r.ballot_id AND v.member_id = r.member_id
                      LEFT JOIN electoral_register p
                        ON p.ballot_id = r.ballot_id AND p.member_id = r.proxy_id
                     WHERE r.ballot_id = :ballotId) AS lines
             ORDER BY line COLLATE "C"
            """)
    List<String> register(long ballotId);

    /** The lines of the urn, see {@link Evidence}. A ballot has papers in one of the two tables. */
    @SqlQuery(
            """
            SELECT line
              FROM (SELECT concat(receipt, E'\\t', paper, E'\\t', trim_scale(weight)) AS line
                      FROM urn
                     WHERE ballot_id = :ballotId
                     UNION ALL
                    SELECT concat(v.receipt, E'\\t', v.choice, E'\\t', trim_scale(r.weight), E'\\t',
                                  r.number)
                      FROM roll_call_vote v
                      JOIN electoral_register r
                        ON r.ballot_id = v.ballot_id AND r.member_id = v.member_id
                     WHERE v.ballot_id = :ballotId) AS lines
             ORDER BY line COLLATE "C"
            """)
    List<String> urn(long ballotId);

    /** Secret papers in the order of their codes. */
    @SqlQuery(
            """
            SELECT receipt, paper, trim_scale(weight) AS weight, NULL AS number, NULL AS name
              FROM urn
             WHERE ballot_id = :ballotId AND receipt > :after AND receipt ILIKE :pattern
             ORDER BY receipt
             LIMIT :limit
            """)
    List<PublishedPaper> secretPapers(long ballotId, String pattern, String after, int limit);

    /** Papers by name in the order of the members' numbers. */
    @SqlQuery(
            """
            SELECT v.receipt, v.choice AS paper, trim_scale(r.weight) AS weight, r.number, r.name
              FROM roll_call_vote v
              JOIN electoral_register r
                ON r.ballot_id = v.ballot_id AND r.member_id = v.member_id
             WHERE v.ballot_id = :ballotId AND r.number > :after
               AND (r.number ILIKE :pattern OR r.name ILIKE :pattern OR v.receipt ILIKE :pattern)
             ORDER BY r.number
             LIMIT :limit
            """)
    List<PublishedPaper> namedPapers(long ballotId, String pattern, String after, int limit);
}
