package rostrum.db;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

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
        return flyway.migrate().migrationsExecuted;
    }

    /** How many migrations of this release the database lacks. */
    public int pending() {
        return flyway.info().pending().length;
    }

    /** The version in force, or {@code none}. */
    public String version() {
        MigrationInfo current = flyway.info().current();
        return current == null ? "none" : Arrays.toString(new Object[] {current.getVersion()});
    }
}
