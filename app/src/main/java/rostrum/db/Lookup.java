package rostrum.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A query that everybody's requests ask: plain JDBC, prepared for once. An SQL interface works out
 * anew at each use what its statements are, and that costs more than the query itself; everything
 * that is not asked a hundred times a second is better off with one. Immutable.
 */
public final class Lookup<R> {
    /** Makes a row's record, of columns in the order of the statement. */
    @FunctionalInterface
    public interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    private final Plain statement;
    private final RowReader<R> reader;

    /**
     * @param sql with {@code :name} where a value goes, each as often as needed
     */
    public Lookup(String sql, RowReader<R> reader) {
        this.statement = new Plain(sql);
        this.reader = reader;
    }

    /**
     * All rows.
     *
     * @param values in the order in which the statement first names them
     */
    List<R> rows(Connection connection, List<?> values) throws SQLException {
        try (PreparedStatement prepared = statement.prepare(connection, values)) {
            try (ResultSet result = prepared.executeQuery()) {
                List<R> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(reader.read(result));
                }
                return rows;
            }
        }
    }
}
