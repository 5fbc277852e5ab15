package rostrum.assembly;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.UseRowMapper;

/**
 * An assembly by the name in its address.
 *
 * <p>By itself and with a mapper of its own, because every request asks it: attaching an interface
 * costs time for each of its statements, and finding out how to make a record costs more than the
 * query.
 */
interface AssemblyLookupSql {
    @SqlQuery(
            """
            SELECT id, slug, title, starts_at, ends_at, time_zone, visibility, state,
                trim_scale(quorum_percent) AS quorum_percent
            FROM assembly
            WHERE slug = :slug
            """)
    @UseRowMapper(Mapper.class)
    Optional<Assembly> bySlug(String slug);

    /** Of columns in the order of the statement. */
    final class Mapper implements RowMapper<Assembly> {
        @Override
        public Assembly map(ResultSet row, StatementContext context) throws SQLException {
            return new Assembly(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getObject(5, OffsetDateTime.class).toInstant(),
                    ZoneId.of(row.getString(6)),
                    Visibility.valueOf(row.getString(7).toUpperCase(Locale.ROOT)),
                    AssemblyState.valueOf(row.getString(8).toUpperCase(Locale.ROOT)),
                    row.getBigDecimal(9));
        }
    }
}
