package rostrum.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import rostrum.db.DatabaseAddress;

/**
 * A PostgreSQL of one test's own that keeps what it has committed, as a server's does. It can be
 * killed with all its processes, and comes back at the same address with the same data.
 */
public final class DurablePostgres implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Path data;
    private EmbeddedPostgres postgres;

    private DurablePostgres(Path data, EmbeddedPostgres postgres) {
        this.data = data;
        this.postgres = postgres;
    }

    /**
     * Without any table.
     *
     * @param data a folder that does not exist yet
     */
    public static DurablePostgres start(Path data) throws IOException {
        return new DurablePostgres(data, builder(data).start());
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST)
                // The library's own settings would lose what was committed.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
    }

    public DatabaseAddress address() {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", "");
    }

    /** Ends all its processes as they stand: nothing is written any more. */
    public void kill() throws IOException {
        List<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroyForcibly);
        Eventually.within(
                LONGEST,
                () -> "still there: " + family,
                () -> family.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** The head first, so that it cannot clear up after the others. */
    private List<ProcessHandle> family() throws IOException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        ProcessHandle head = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        return Stream.concat(Stream.of(head), head.descendants()).toList();
    }

    /** Starts it after it was killed; it recovers by itself. */
    public void startAgain() throws IOException {
        int port = postgres.getPort();
        postgres.close(); // gives up the library's hold on the folder
        postgres = builder(data).setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
