package rostrum.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.UseRowMapper;

/**
 * Whose session it is.
 *
 * <p>By itself and with a mapper of its own, because everybody's first request asks it: attaching
 * an interface costs time for each of its statements, and finding out how to make a record costs
 * more than the query.
 */
interface SessionLookupSql {
    /** A session with one of its members, or with none. */
    record Grant(long id, Optional<Long> organiserId, Instant expiresAt, Optional<Member> member) {}

    @SqlQuery(
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
            """)
    @UseRowMapper(Mapper.class)
    List<Grant> find(byte[] tokenHash, Instant now);

    /** Of columns in the order of the statement. */
    final class Mapper implements RowMapper<Grant> {
        @Override
        public Grant map(ResultSet row, StatementContext context) throws SQLException {
            return new Grant(
                    row.getLong(1),
                    Optional.ofNullable(row.getObject(2, Long.class)),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getObject(4) == null ? Optional.empty() : Optional.of(member(row)));
        }

        private static Member member(ResultSet row) throws SQLException {
            return new Member(
                    row.getLong(4),
                    row.getLong(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getBigDecimal(9),
                    Role.named(row.getString(10)).orElseThrow());
        }
    }
}
