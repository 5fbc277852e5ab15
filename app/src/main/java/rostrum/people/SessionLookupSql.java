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
 * <p>By itself and with a mapper of its own, because every request asks it: attaching an interface
 * costs time for each of its statements, and finding out how to make a record costs more than the
 * query.
 */
interface SessionLookupSql {
    /** A session with one of its members, or with none. */
    record Grant(
            long id,
            Optional<Long> organiserId,
            Instant expiresAt,
            Optional<Long> assemblyId,
            Optional<Long> memberId) {}

    @SqlQuery(
            """
            SELECT session.id, session.organiser_id, session.expires_at,
                   session_member.assembly_id, session_member.member_id
            FROM session
            LEFT JOIN session_member ON session_member.session_id = session.id
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
                    Optional.ofNullable(row.getObject(4, Long.class)),
                    Optional.ofNullable(row.getObject(5, Long.class)));
        }
    }
}
