package rostrum.voting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The papers that a member may fill in. */
@RegisterConstructorMapper(PaperSql.Row.class)
interface PaperSql {
    record Row(
            long ballotId,
            Secrecy secrecy,
            BallotState state,
            long memberId,
            String name,
            boolean own,
            boolean voted,
            Optional<Instant> votedAt,
            Optional<String> choice,
            Optional<String> receipt) {

        boolean secretlyVoted() {
            return secrecy == Secrecy.SECRET && voted;
        }
    }

    /** Of one ballot, or of all that are no drafts; her own first. */
    @SqlQuery(
            """
            SELECT b.id AS ballot_id, b.secrecy, b.state, r.member_id,
                   COALESCE(r.name, m.name) AS name, r.proxy_id IS NULL AS own,
                   o.member_id IS NOT NULL AS voted, o.voted_at, v.choice, v.receipt
              FROM ballot b
              JOIN electoral_register r ON r.ballot_id = b.id
              JOIN member m ON m.id = r.member_id
              LEFT JOIN roll o ON o.ballot_id = r.ballot_id AND o.member_id = r.member_id
              LEFT JOIN roll_call_vote v
                ON v.ballot_id = r.ballot_id AND v.member_id = r.member_id
             WHERE b.assembly_id = :assemblyId
               AND b.state <> 'draft'
               AND b.id = COALESCE(:ballotId, b.id)
               AND ((r.member_id = :memberId AND r.proxy_id IS NULL) OR r.proxy_id = :memberId)
             ORDER BY b.id, own DESC, name, r.member_id
            """)
    List<Row> held(long assemblyId, Optional<Long> ballotId, long memberId);

    @SqlQuery(
            """
            SELECT r.ballot_id, COALESCE(p.name, m.name) AS name
              FROM ballot b
              JOIN electoral_register r ON r.ballot_id = b.id
              JOIN member m ON m.id = r.proxy_id
              LEFT JOIN electoral_register p
                ON p.ballot_id = r.ballot_id AND p.member_id = r.proxy_id
             WHERE b.assembly_id = :assemblyId AND r.member_id = :memberId
            """)
    @KeyColumn("ballot_id")
    @ValueColumn("name")
    Map<Long, String> proxies(long assemblyId, long memberId);
}
