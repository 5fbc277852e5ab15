package rostrum.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rostrum.testing.AtOnce;
import rostrum.testing.TestDatabase;

class SchemaTest {
    private static final String OURS = "classpath:db/migration";

    @TempDir private Path folder;

    @Test
    void anEmptyDatabaseLacksEverythingAndIsBroughtUpToDate() throws Exception {
        Schema schema = new Schema(TestDatabase.createEmpty());
        assertThat(schema.pending()).isPositive();
        assertThat(schema.migrate()).isPositive();
        assertThat(schema.pending()).isZero();
        assertThat(schema.migrate()).isZero();
    }

    @Test
    void twoAtTheSameTimeApplyEverythingOnce() throws Exception {
        DatabaseAddress address = TestDatabase.createEmpty();
        int all = new Schema(address).pending();

        AtOnce.Outcome<Integer> outcome = AtOnce.run(3, () -> new Schema(address).migrate());

        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.done()).containsExactlyInAnyOrder(all, 0, 0);
    }

    @Test
    void anOlderReleaseAcceptsANewerSchema() throws Exception {
        DatabaseAddress address = TestDatabase.create();
        assertThat(newer(address, "ALTER TABLE notice ADD COLUMN colour text;").migrate())
                .isEqualTo(1);

        assertThat(new Schema(address).pending()).isZero();
        assertThat(new Schema(address).migrate()).isZero();
    }

    @Test
    void oneThatFailsSaysWhereAndLeavesNothing() throws Exception {
        DatabaseAddress address = TestDatabase.create();
        Schema schema = newer(address, "CREATE TABLE half (id bigint);\nSELECT wrong FROM notice;");

        assertThatThrownBy(schema::migrate)
                .isInstanceOf(Schema.Failed.class)
                .hasMessageContaining("V999__newer.sql")
                .hasMessageContaining("column \"wrong\" does not exist")
                .extracting(e -> ((Schema.Failed) e).kind())
                .isEqualTo(Schema.Failed.Kind.BROKEN);

        assertThat(schema.pending()).isEqualTo(1);
        assertThat(newer(address, "CREATE TABLE half (id bigint);").migrate()).isEqualTo(1);
    }

    @Test
    void aTableInUseIsNotWaitedForLong() throws Exception {
        DatabaseAddress address = TestDatabase.create();
        Schema schema = newer(address, "ALTER TABLE notice ADD COLUMN colour text;");
        try (Connection reader = address.dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM notice"); // as pg_dump does for minutes

            long begin = System.nanoTime();
            assertThatThrownBy(schema::migrate)
                    .isInstanceOf(Schema.Failed.class)
                    .hasMessageContaining("in use for longer than 2 s")
                    .extracting(e -> ((Schema.Failed) e).kind())
                    .isEqualTo(Schema.Failed.Kind.BUSY);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Schema.LOCK_TIMEOUT, Schema.LOCK_TIMEOUT.plusSeconds(8));
            reader.rollback();
        }
        assertThat(schema.migrate()).as("later").isEqualTo(1);
    }

    @Test
    void theApplicationsRoleCannotMigrate() throws Exception {
        TestDatabase.Roles roles = TestDatabase.createWithRoles();

        assertThatThrownBy(new Schema(roles.application())::migrate)
                .isInstanceOf(Schema.Failed.class)
                .hasMessageContaining("role \"" + roles.application().user() + "\" may not")
                .extracting(e -> ((Schema.Failed) e).kind())
                .isEqualTo(Schema.Failed.Kind.NOT_ALLOWED);

        assertThat(new Schema(roles.owner()).migrate()).isPositive();
        assertThat(new Schema(roles.application()).pending()).isZero();
        assertThat(new Schema(roles.application()).migrate()).as("nothing to do").isZero();
        assertThatThrownBy(
                        newer(roles.application(), "ALTER TABLE notice ADD COLUMN colour text;")
                                ::migrate)
                .isInstanceOf(Schema.Failed.class)
                .hasMessageContaining("may not change the schema");
    }

    @Test
    void theApplicationsRoleCannotChangeTheSchema() throws Exception {
        TestDatabase.Roles roles = TestDatabase.createWithRoles();
        new Schema(roles.owner()).migrate();

        for (String sql :
                new String[] {
                    "CREATE TABLE mine (id bigint)",
                    "CREATE TEMPORARY TABLE mine (id bigint)",
                    "CREATE INDEX mine ON notice (text)",
                    "CREATE SCHEMA mine",
                    "ALTER TABLE notice ADD COLUMN mine text",
                    "ALTER TABLE notice DISABLE TRIGGER ALL",
                    "DROP TABLE notice",
                    "TRUNCATE presence"
                }) {
            assertThatThrownBy(() -> execute(roles.application(), sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42501");
        }
        execute(roles.application(), "DELETE FROM presence"); // while this it may
    }

    /** A later release, which has one migration more. */
    private Schema newer(DatabaseAddress address, String sql) throws IOException {
        Files.writeString(folder.resolve("V999__newer.sql"), sql);
        return new Schema(address, OURS, "filesystem:" + folder);
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = address.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
