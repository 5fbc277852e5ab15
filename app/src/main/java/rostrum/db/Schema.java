package rostrum.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The schema's version: brings it up to date, or tells that it is not. */
public final class Schema {
    /**
     * A migration waits no longer than this for a table that is in use: whoever comes after it
     * waits as well, and the site stands still.
     */
    static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

    private final Flyway flyway;
    private final String user;

    /** Why the schema is not as it should be, in sentences for the operator. */
    public static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        /** What the operator can do about it. */
        public enum Kind {
            /** Try again later. */
            BUSY,
            /** Do it as another role. */
            NOT_ALLOWED,
            /** Mend the migration. */
            BROKEN
        }

        private final Kind kind;

        Failed(Kind kind, String message) {
            super(message);
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }

    public Schema(DatabaseAddress address) {
        this(address, "classpath:db/migration");
    }

    /** With migrations from other places. */
    Schema(DatabaseAddress address, String... locations) {
        this.user = address.user();
        this.flyway =
                Flyway.configure(Schema.class.getClassLoader())
                        .dataSource(address.dataSource("lock_timeout=" + LOCK_TIMEOUT.toMillis()))
                        .locations(locations)
                        // A rollback runs an older release on a newer schema: that is allowed.
                        .ignoreMigrationPatterns("*:future")
                        .load();
    }

    /**
     * Applies what is missing; returns how many migrations that were. Each is a transaction: one
     * that fails leaves nothing behind, those before it stay.
     *
     * @throws rostrum.Refused when the database does not answer
     */
    public int migrate() throws Failed {
        if (pending() > 0 && !mayChange()) {
            throw new Failed(
                    Failed.Kind.NOT_ALLOWED,
                    "The database role \""
                            + user
                            + "\" may not change the schema: migrations run as its owner.");
        }
        return asked(() -> flyway.migrate().migrationsExecuted);
    }

    /** Asked beforehand: the library tries for ten seconds to do what it may not. */
    private boolean mayChange() {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT has_schema_privilege(current_schema(), 'CREATE')")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw Failure.translated(new IllegalStateException(e));
        }
    }

    /**
     * How many migrations of this release the database lacks.
     *
     * @throws rostrum.Refused when the database does not answer
     */
    public int pending() throws Failed {
        return asked(() -> flyway.info().pending().length);
    }

    private int asked(IntSupplier question) throws Failed {
        try {
            return question.getAsInt();
        } catch (FlywayException e) {
            throw explained(e);
        }
    }

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private Failed explained(FlywayException failure) {
        Throwable root = Failure.root(failure);
        String state = root instanceof SQLException sql ? sql.getSQLState() : null;
        if ("42501".equals(state)) { // insufficient privilege
            return new Failed(
                    Failed.Kind.NOT_ALLOWED,
                    "The database role \"" + user + "\" may not do this: " + root.getMessage());
        }
        if ("55P03".equals(state)) { // lock not available
            return new Failed(
                    Failed.Kind.BUSY,
                    "A table was in use for longer than "
                            + LOCK_TIMEOUT.toSeconds()
                            + " s, and the migration gave up rather than make the site wait."
                            + " It has changed nothing: try again when what uses the table"
                            + " (a backup, a long query) is done.");
        }
        if ("57014".equals(state)) { // statement timeout
            return new Failed(
                    Failed.Kind.BROKEN,
                    "A statement of the migration took longer than "
                            + DatabaseAddress.STATEMENT_TIMEOUT.toSeconds()
                            + " s. It has changed nothing. It must be made quicker, or be split.");
        }
        if (Failure.isOutage(failure)) {
            throw Failure.translated(failure);
        }
        return new Failed(Failed.Kind.BROKEN, String.valueOf(failure.getMessage()).strip());
    }
}
