package rostrum.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.UseRowMapper;
import rostrum.db.Lookup;

/** One member. */
interface MemberLookupSql {
    /** By {@code assemblyId, codeHash}: everybody who signs in asks it. */
    Lookup<Member> BY_CODE =
            new Lookup<>(
                    """
                    SELECT id, assembly_id, number, name, chapter, trim_scale(weight) AS weight, role
                    FROM member
                    WHERE assembly_id = :assemblyId AND code_hash = :codeHash
                    """,
                    row -> Mapper.member(row, 1));

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
            return member(row, 1);
        }

        /** Of columns from this one on. */
        static Member member(ResultSet row, int first) throws SQLException {
            return new Member(
                    row.getLong(first),
                    row.getLong(first + 1),
                    row.getString(first + 2),
                    row.getString(first + 3),
                    row.getString(first + 4),
                    row.getBigDecimal(first + 5),
                    Role.named(row.getString(first + 6)).orElseThrow());
        }
    }
}
