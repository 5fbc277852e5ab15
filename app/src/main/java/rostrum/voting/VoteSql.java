package rostrum.voting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Receipt.class)
@RegisterConstructorMapper(Counts.Line.class)
@RegisterConstructorMapper(Turnout.class)
interface VoteSql {
    /** 1 when the vote is recorded; 0 when she has voted already or is not on the register. */
    @SqlUpdate(
            """
            WITH paper AS (
                INSERT INTO roll (ballot_id, member_id, voted_at)
                SELECT ballot_id, member_id, :now
                  FROM electoral_register
                 WHERE ballot_id = :ballotId AND member_id = :memberId
                    ON CONFLICT DO NOTHING
                RETURNING ballot_id, member_id
            )
            INSERT INTO roll_call_vote (ballot_id, member_id, choice, receipt)
            SELECT ballot_id, member_id, :choice, :code
              FROM paper
            """)
    int record(long ballotId, long memberId, String choice, String code, Instant now);

    /** Both rows are locked, so that a second revote of the same member sees the first in full. */
    @SqlQuery(
            """
            SELECT v.ballot_id, v.choice, v.receipt AS code, r.voted_at
              FROM roll r
              JOIN roll_call_vote v ON v.ballot_id = r.ballot_id AND v.member_id = r.member_id
             WHERE r.ballot_id = :ballotId AND r.member_id = :memberId
               FOR NO KEY UPDATE
            """)
    Optional<Receipt> lockVote(long ballotId, long memberId);

    @SqlUpdate(
            """
            WITH again AS (
                UPDATE roll
                   SET voted_at = :now
                 WHERE ballot_id = :ballotId AND member_id = :memberId
                RETURNING ballot_id, member_id
            )
            UPDATE roll_call_vote v
               SET choice = :choice, receipt = :code
              FROM again
             WHERE v.ballot_id = again.ballot_id AND v.member_id = again.member_id
            """)
    int replace(long ballotId, long memberId, String choice, String code, Instant now);

    @SqlQuery(
            """
            SELECT v.ballot_id, v.choice, v.receipt AS code, r.voted_at
              FROM ballot b
              JOIN roll r ON r.ballot_id = b.id
              JOIN roll_call_vote v ON v.ballot_id = r.ballot_id AND v.member_id = r.member_id
             WHERE b.assembly_id = :assemblyId AND b.id = :ballotId AND r.member_id = :memberId
            """)
    Optional<Receipt> receipt(long assemblyId, long ballotId, long memberId);

    @SqlQuery(
            """
            SELECT v.choice AS paper, r.present, count(*) AS votes, sum(r.weight) AS weight
              FROM electoral_register r
              LEFT JOIN roll_call_vote v
                ON v.ballot_id = r.ballot_id AND v.member_id = r.member_id
             WHERE r.ballot_id = :ballotId
             GROUP BY v.choice, r.present
            """)
    List<Counts.Line> tally(long ballotId);

    @SqlQuery(
            """
            SELECT (SELECT count(*) FROM roll WHERE ballot_id = :ballotId) AS votes,
                   (SELECT count(*) FROM electoral_register WHERE ballot_id = :ballotId) AS register
            """)
    Turnout turnout(long ballotId);
}
