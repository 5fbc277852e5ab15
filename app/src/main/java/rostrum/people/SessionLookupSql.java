package rostrum.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import rostrum.db.Lookup;

/** Whose session it is: everybody's first request asks it. */
interface SessionLookupSql {
    /** A session with one of its members, or with none. */
    record Grant(long id, Optional<Long> organiserId, Instant expiresAt, Optional<Member> member) {}

    /** By {@code tokenHash, now}. */
    Lookup<Grant> FIND =
            new Lookup<>(
                    """
                    SELECT session.id, session.organiser_id, session.expires_at,
                           member.id AS member_id, member.assembly_id, member.number, member.name,
                           member.chapter, trim_scale(member.weight) AS weight, member.role
                    FROM session
                    LEFT JOIN session_member ON session_member.session_id = session.id
                    LEFT JOIN member
                      ON member.assembly_id = session_member.assembly_id
                     AND member.id = session_member.member_id
                    WHERE session.token_hash = :tokenHash AND session.expires_at > :now
                    """,
                    SessionLookupSql::grant);

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getLong(1),
                Optional.ofNullable(row.getObject(2, Long.class)),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4) == null
                        ? Optional.empty()
                        : Optional.of(MemberLookupSql.Mapper.member(row, 4)));
    }
}
