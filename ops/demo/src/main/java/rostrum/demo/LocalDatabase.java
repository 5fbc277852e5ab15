package rostrum.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import rostrum.db.DatabaseAddress;

/** A PostgreSQL of its own, whose data stays in a folder between runs. */
final class LocalDatabase implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final EmbeddedPostgres postgres;

    private LocalDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static LocalDatabase start(Path data, boolean fresh) throws IOException, InterruptedException {
        Path folder = data.resolve("postgres");
        endLeftOver(folder);
        if (fresh) {
            delete(folder);
        }
        Files.createDirectories(data);
        return new LocalDatabase(
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setCleanDataDirectory(false)
                        .setOverrideWorkingDirectory(data.resolve("program").toFile())
                        // It ends after the server, not at the same time.
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(START)
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        // The library's own settings are for tests and would lose votes.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "50")
                        .start());
    }

    DatabaseAddress address() {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", "");
    }

    /** One that outlived a killed run would keep the data to itself. */
    private static void endLeftOver(Path folder) throws IOException, InterruptedException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> left =
                ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                        .filter(p -> p.info().command().orElse("").endsWith("postgres"));
        if (left.isPresent()) {
            left.get().destroy();
            left.get().onExit().orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
        }
        Files.deleteIfExists(pidFile);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
