package rostrum.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import rostrum.db.DatabaseAddress;

/** Takes a test's database away and gives it back. Keeps one connection of its own through it. */
public final class Outage implements AutoCloseable {
    private static final String LISTENERS = "query ILIKE 'LISTEN %'";

    private final Connection own;
    private final String name;

    public Outage(DatabaseAddress address) throws SQLException {
        own = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        name = own.getCatalog();
    }

    /** Waits until so many processes listen for changes. */
    public void awaitListeners(int number) {
        Eventually.that(number + " listeners", () -> backends(LISTENERS) == number);
    }

    /** Cuts the connections on which changes are heard; {@link #end} lets them come back. */
    public void cutListeners() {
        refuseConnections();
        terminate(LISTENERS);
    }

    /** Cuts all connections and refuses new ones, until {@link #end}. */
    public void begin() {
        refuseConnections();
        terminate("TRUE");
    }

    public void end() {
        TestDatabase.administer("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
    }

    private void refuseConnections() {
        TestDatabase.administer("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
    }

    private void terminate(String which) {
        Eventually.that(
                "connections cut",
                () -> {
                    execute(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE "
                                    + others(which));
                    return backends(which) == 0;
                });
    }

    private int backends(String which) {
        try (Statement statement = own.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM pg_stat_activity WHERE " + others(which))) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String others(String which) {
        return "datname = current_database() AND pid <> pg_backend_pid()"
                + " AND backend_type = 'client backend' AND "
                + which;
    }

    /** On the connection that stays, without telling any process. */
    public void execute(String sql) {
        try (Statement statement = own.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** What a query for one number finds. */
    public int count(String sql) {
        try (Statement statement = own.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() throws SQLException {
        end();
        own.close();
    }
}
