package rostrum.people;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.UseRowMapper;

/**
 * How a member takes part.
 *
 * <p>By itself and with a mapper of its own, for the reason given at {@link SessionLookupSql}.
 */
interface StandingSql {
    @SqlQuery(
            """
            SELECT EXISTS (SELECT
                             FROM attendance a
                            WHERE a.assembly_id = :assemblyId AND a.member_id = :memberId
                              AND a.left_at IS NULL) AS present,
                   (SELECT p.name
                      FROM delegation d
                      JOIN member p ON p.id = d.proxy_id
                     WHERE d.assembly_id = :assemblyId AND d.member_id = :memberId
                       AND d.ended_at IS NULL) AS proxy,
                   ARRAY(SELECT m.name
                           FROM delegation d
                           JOIN member m ON m.id = d.member_id
                          WHERE d.assembly_id = :assemblyId AND d.proxy_id = :memberId
                            AND d.ended_at IS NULL
                          ORDER BY m.number) AS votes_for
            """)
    @UseRowMapper(Mapper.class)
    Standing of(long assemblyId, long memberId);

    /** Of columns in the order of the statement. */
    final class Mapper implements RowMapper<Standing> {
        @Override
        public Standing map(ResultSet row, StatementContext context) throws SQLException {
            Array votesFor = row.getArray(3);
            return new Standing(
                    row.getBoolean(1),
                    Optional.ofNullable(row.getString(2)),
                    List.of((String[]) votesFor.getArray()));
        }
    }
}
