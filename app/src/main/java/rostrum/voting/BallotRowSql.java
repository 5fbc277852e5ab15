package rostrum.voting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.TieRule;

/** Reads a ballot's row. By hand, because every group of votes reads one. */
interface BallotRowSql {
    final class Mapper implements RowMapper<BallotSql.Row> {
        @Override
        public BallotSql.Row map(ResultSet row, StatementContext context) throws SQLException {
            return of(row);
        }
    }

    static BallotSql.Row of(ResultSet row) throws SQLException {
        return new BallotSql.Row(
                row.getLong("id"),
                row.getLong("assembly_id"),
                number(row, "agenda_item_id"),
                row.getString("question"),
                row.getString("markdown"),
                rules(row),
                word(Secrecy.class, row.getString("secrecy")),
                row.getBoolean("may_revote"),
                word(Electorate.class, row.getString("electorate")),
                row.getBoolean("weighted"),
                row.getBoolean("interim"),
                row.getBoolean("publish_at_closing"),
                number(row, "duration_seconds"),
                word(BallotState.class, row.getString("state")),
                time(row, "opened_at"),
                time(row, "closes_at"),
                time(row, "closed_at"),
                time(row, "published_at"),
                time(row, "withheld_at"),
                Optional.ofNullable(row.getString("withheld_reason")),
                time(row, "annulled_at"),
                Optional.ofNullable(row.getString("annulled_reason")),
                number(row, "follows_id"),
                Optional.ofNullable(row.getString("follows_as"))
                        .map(as -> word(Origin.As.class, as)));
    }

    private static Rules rules(ResultSet row) throws SQLException {
        return new Rules(
                word(Method.class, row.getString("method")),
                texts(row, "options"),
                row.getInt("most_choices"),
                row.getInt("seats"),
                word(Majority.class, row.getString("majority")),
                word(Base.class, row.getString("majority_base")),
                row.getBoolean("count_abstentions"),
                row.getBigDecimal("quorum_percent"),
                word(Base.class, row.getString("quorum_base")),
                word(TieRule.class, row.getString("tie_rule")));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static <E extends Enum<E>> E word(Class<E> type, String stored) {
        return Enum.valueOf(type, stored.toUpperCase(Locale.ROOT));
    }
}
