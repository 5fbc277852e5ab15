package rostrum.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.UseRowMapper;

/** A member by her id. */
interface MemberLookupSql {
    @SqlQuery(
            """
            SELECT id, assembly_id, number, name, chapter, trim_scale(weight) AS weight, role
            FROM member
            WHERE assembly_id = :assemblyId AND id = :memberId
            """)
    @UseRowMapper(Mapper.class)
    Optional<Member> find(long assemblyId, long memberId);

    /** Of columns in the order of the statement. */
    final class Mapper implements RowMapper<Member> {
        @Override
        public Member map(ResultSet row, StatementContext context) throws SQLException {
            return new Member(
                    row.getLong(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getBigDecimal(6),
                    Role.named(row.getString(7)).orElseThrow());
        }
    }
}
