package rostrum.voting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
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
            Optional<Long> proxyId,
            Optional<String> proxy,
            boolean voted,
            Optional<Instant> votedAt,
            Optional<String> choice,
            Optional<String> receipt) {

        boolean own() {
            return proxyId.isEmpty();
        }

        boolean isHeldBy(long holder) {
            return proxyId.orElse(memberId) == holder;
        }

        boolean secretlyVoted() {
            return secrecy == Secrecy.SECRET && voted;
        }
    }

    /**
     * Of one ballot, or of all that are no drafts; her own first, also those that somebody else
     * fills in for her.
     */
    @SqlQuery(
            """
            SELECT b.id AS ballot_id, b.secrecy, b.state, r.member_id,
                   COALESCE(r.name, m.name) AS name, r.proxy_id,
                   COALESCE(q.name, p.name) AS proxy, o.member_id IS NOT NULL AS voted, o.voted_at,
                   v.choice, v.receipt
              FROM ballot b
              JOIN electoral_register r ON r.ballot_id = b.id
              JOIN member m ON m.id = r.member_id
              LEFT JOIN member p ON p.id = r.proxy_id
              LEFT JOIN electoral_register q
                ON q.ballot_id = r.ballot_id AND q.member_id = r.proxy_id
              LEFT JOIN roll o ON o.ballot_id = r.ballot_id AND o.member_id = r.member_id
              LEFT JOIN roll_call_vote v
                ON v.ballot_id = r.ballot_id AND v.member_id = r.member_id
             WHERE b.assembly_id = :assemblyId
               AND b.state <> 'draft'
               AND b.id = COALESCE(:ballotId, b.id)
               AND (r.member_id = :memberId OR r.proxy_id = :memberId)
             ORDER BY b.id, r.proxy_id IS NULL DESC, name, r.member_id
            """)
    List<Row> held(long assemblyId, Optional<Long> ballotId, long memberId);
}
