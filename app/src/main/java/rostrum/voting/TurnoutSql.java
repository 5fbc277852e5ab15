package rostrum.voting;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

@RegisterConstructorMapper(ChapterTurnout.class)
@RegisterConstructorMapper(Absentee.class)
interface TurnoutSql {
    /** Registers of ballots from before they held names are completed from the members. */
    @SqlQuery(
            """
            SELECT COALESCE(r.chapter, m.chapter) AS chapter, count(v.member_id) AS votes,
                   count(*) AS register
              FROM electoral_register r
              JOIN member m ON m.id = r.member_id
              LEFT JOIN roll v ON v.ballot_id = r.ballot_id AND v.member_id = r.member_id
             WHERE r.ballot_id = :ballotId
             GROUP BY 1
             ORDER BY 1
            """)
    List<ChapterTurnout> byChapter(long ballotId);

    @SqlQuery(
            """
            SELECT COALESCE(r.number, m.number) AS number, COALESCE(r.name, m.name) AS name,
                   COALESCE(r.chapter, m.chapter) AS chapter
              FROM electoral_register r
              JOIN member m ON m.id = r.member_id
             WHERE r.ballot_id = :ballotId AND COALESCE(r.number, m.number) > :afterNumber
               AND NOT EXISTS (SELECT
                                 FROM roll v
                                WHERE v.ballot_id = r.ballot_id AND v.member_id = r.member_id)
             ORDER BY 1
             LIMIT :limit
            """)
    List<Absentee> notVoted(long ballotId, String afterNumber, int limit);
}
