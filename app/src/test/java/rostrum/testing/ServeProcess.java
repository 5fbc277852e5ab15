package rostrum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import rostrum.db.DatabaseAddress;

/** The server as a process of its own that can be killed, and comes back at the same address. */
public final class ServeProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final DatabaseAddress database;
    private final Path log;
    private final int port = freePort();
    private final int management = freePort();
    private Process process;

    private ServeProcess(DatabaseAddress database, Path log) {
        this.database = database;
        this.log = log;
        this.process = serve();
    }

    /** Ready when this returns; what it prints goes to the end of a file. */
    public static ServeProcess start(DatabaseAddress database, Path log) {
        ServeProcess server = new ServeProcess(database, log);
        server.awaitReady();
        return server;
    }

    /** Somebody nobody knows. */
    public Browser browser() {
        return new Browser(site(port));
    }

    /** Ends it as a lack of memory does: in the middle of whatever it is doing. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it after it was killed. */
    public void startAgain() {
        process = serve();
        awaitReady();
    }

    private Process serve() {
        Map<String, String> settings =
                Map.of(
                        "ROSTRUM_LISTEN", "127.0.0.1:" + port,
                        "ROSTRUM_MANAGEMENT", "127.0.0.1:" + management);
        try {
            return RostrumCommand.of(database, settings, "serve")
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it answers, and answers that it is ready. */
    public void awaitReady() {
        Browser monitor = new Browser(site(management));
        Eventually.within(LONGEST, this::state, () -> !process.isAlive() || ready(monitor));
        if (!process.isAlive()) {
            throw new AssertionError(state());
        }
    }

    private static boolean ready(Browser monitor) {
        try {
            return monitor.get("/ready").status() == 200;
        } catch (UncheckedIOException e) {
            return false; // not listening yet
        }
    }

    private String state() {
        try {
            return (process.isAlive() ? "not ready: " : "ended: ") + Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI site(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
