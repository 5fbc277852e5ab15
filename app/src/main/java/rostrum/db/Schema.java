package rostrum.db;

import java.util.function.IntSupplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

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

    /**
     * Applies what is missing; returns how many migrations that were.
     *
     * @throws rostrum.Refused when the database does not answer
     */
    public int migrate() {
        return asked(() -> flyway.migrate().migrationsExecuted);
    }

    /**
     * How many migrations of this release the database lacks.
     *
     * @throws rostrum.Refused when the database does not answer
     */
    public int pending() {
        return asked(() -> flyway.info().pending().length);
    }

    private static int asked(IntSupplier question) {
        try {
            return question.getAsInt();
        } catch (FlywayException e) {
            throw Failure.translated(e);
        }
    }
}
