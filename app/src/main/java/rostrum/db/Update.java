package rostrum.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** What everybody's requests change: plain JDBC for the same reason as a {@link Lookup}. */
public final class Update {
    private final Plain statement;

    /**
     * @param sql with {@code :name} where a value goes, each as often as needed
     */
    public Update(String sql) {
        this.statement = new Plain(sql);
    }

    /** How many rows it has touched. */
    int execute(Connection connection, List<?> values) throws SQLException {
        try (PreparedStatement prepared = statement.prepare(connection, values)) {
            return prepared.executeUpdate();
        }
    }
}
