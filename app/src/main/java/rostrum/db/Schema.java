package rostrum.db;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import rostrum.Refused;
import rostrum.Refused.Reason;

/** The schema's version: brings it up to date, or tells that it is not. */
public final class Schema {
    private final Flyway flyway;

    public Schema(DatabaseAddress address) {
        this.flyway =
                Flyway.configure(Schema.class.getClassLoader())
                        .dataSource(address.dataSource())
                        .locations("classpath:db/migration")
                        // A rollback runs an older release on a newer schema: that is allowed.
                        .ignoreMigrationPatterns("*:future")
                        .load();
    }

    /** Applies what is missing; returns how many migrations that were. */
    public int migrate() {
        return reached(() -> flyway.migrate().migrationsExecuted);
    }

    /** How many migrations of this release the database lacks. */
    public int pending() {
        return reached(() -> flyway.info().pending().length);
    }

    /** Says in a sentence that there is no connection; any other failure is for whoever debugs. */
    private static <T> T reached(Supplier<T> question) {
        try {
            return question.get();
        } catch (FlywayException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof SQLException sql && isConnection(sql)) {
                    throw new Refused(Reason.UNAVAILABLE, String.valueOf(sql.getMessage()));
                }
            }
            throw e;
        }
    }

    private static boolean isConnection(SQLException failure) {
        String state = failure.getSQLState();
        // No connection; not let in; no such database.
        return state != null
                && (state.startsWith("08") || state.startsWith("28") || state.equals("3D000"));
    }

    /** The version in force, or {@code none}. */
    public String version() {
        MigrationInfo current = flyway.info().current();
        return current == null ? "none" : Arrays.toString(new Object[] {current.getVersion()});
    }
}
