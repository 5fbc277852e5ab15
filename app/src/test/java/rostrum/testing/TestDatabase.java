package rostrum.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;
import rostrum.db.DatabaseAddress;
import rostrum.db.Schema;

/**
 * A real PostgreSQL for the tests: in a container where Docker answers, embedded elsewhere.
 *
 * <p>The schema is migrated once into a template; each test class gets a copy of it.
 */
public final class TestDatabase {
    private static final String TEMPLATE = "rostrum_template";
    private static final AtomicInteger COPIES = new AtomicInteger();

    private TestDatabase() {}

    /** A new, migrated and empty database. */
    public static DatabaseAddress create() {
        String name = "test_" + COPIES.incrementAndGet();
        Server.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return Server.address(name);
    }

    /** A new database without any table. */
    public static DatabaseAddress createEmpty() {
        String name = "test_" + COPIES.incrementAndGet();
        Server.execute("CREATE DATABASE " + name);
        return Server.address(name);
    }

    /**
     * A new database as a server has it.
     *
     * @param owner owns the schema and makes its tables; migrations run as this role
     * @param application may use the tables; the server runs as this one
     */
    public record Roles(DatabaseAddress owner, DatabaseAddress application) {}

    /** A new database without any table, with the two roles of a real server. */
    public static Roles createWithRoles() {
        DatabaseAddress admin = createEmpty();
        String database = admin.jdbcUrl().replaceFirst(".*/([^/?]+).*", "$1");
        String owner = database + "_owner";
        String application = database + "_app";
        for (String role : new String[] {owner, application}) {
            Server.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'secret of " + role + "'");
        }
        for (String sql :
                """
                REVOKE ALL ON DATABASE %1$s FROM PUBLIC;
                GRANT CONNECT ON DATABASE %1$s TO %2$s, %3$s;
                ALTER SCHEMA public OWNER TO %2$s;
                REVOKE ALL ON SCHEMA public FROM PUBLIC;
                GRANT USAGE ON SCHEMA public TO %3$s;
                ALTER DEFAULT PRIVILEGES FOR ROLE %2$s IN SCHEMA public
                    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %3$s;
                ALTER DEFAULT PRIVILEGES FOR ROLE %2$s IN SCHEMA public
                    GRANT USAGE, SELECT ON SEQUENCES TO %3$s
                """
                        .formatted(database, owner, application)
                        .split(";")) {
            Server.execute(admin, sql);
        }
        return new Roles(
                new DatabaseAddress(admin.jdbcUrl(), owner, "secret of " + owner),
                new DatabaseAddress(admin.jdbcUrl(), application, "secret of " + application));
    }

    /** Runs a statement as the server's administrator. */
    public static void administer(String sql) {
        Server.execute(sql);
    }

    /** Started when first asked for, ended with the JVM. */
    private static final class Server {
        private static final DatabaseAddress ADMIN = start();

        static {
            execute("CREATE DATABASE " + TEMPLATE);
            migrate(address(TEMPLATE));
        }

        private static void migrate(DatabaseAddress address) {
            try {
                new Schema(address).migrate();
            } catch (Schema.Failed e) {
                throw new IllegalStateException(e);
            }
        }

        static DatabaseAddress address(String database) {
            return new DatabaseAddress(
                    ADMIN.jdbcUrl().replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1"),
                    ADMIN.user(),
                    ADMIN.password());
        }

        @SuppressWarnings("resource") // ended by the JVM's shutdown
        private static DatabaseAddress start() {
            if (dockerAnswers()) {
                PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
                container.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
                container.start();
                return new DatabaseAddress(
                        container.getJdbcUrl(), container.getUsername(), container.getPassword());
            }
            try {
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", "off")
                                .setServerConfig("max_connections", "300")
                                .start();
                Runtime.getRuntime()
                        .addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(postgres)));
                return new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                        "postgres",
                        "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean dockerAnswers() {
            // Asking the library on a machine without Docker costs seconds and pages of log.
            boolean likely =
                    System.getenv("DOCKER_HOST") != null
                            || Files.exists(Path.of("/var/run/docker.sock"));
            return likely && org.testcontainers.DockerClientFactory.instance().isDockerAvailable();
        }

        private static void stop(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static void execute(String sql) {
            execute(ADMIN, sql);
        }

        static void execute(DatabaseAddress address, String sql) {
            try (Connection connection =
                            DriverManager.getConnection(
                                    address.jdbcUrl(), address.user(), address.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
