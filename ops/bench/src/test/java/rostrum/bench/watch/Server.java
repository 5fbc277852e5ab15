package rostrum.bench.watch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application as a process of its own, as a supervisor runs it. */
final class Server implements AutoCloseable {
    private static final long LONGEST_SECONDS = 60;
    private static final Pattern SERVING =
            Pattern.compile("serving listen=\\S+:([0-9]+)\\S* management=\\S+:([0-9]+)");

    private final Process process;
    private int port;
    private int management;

    private Server(Process process) {
        this.process = process;
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param log is made
     */
    static Server start(EmbeddedPostgres database, Path log)
            throws IOException, InterruptedException {
        Process process = java(database, "serve").redirectOutput(log.toFile()).start();
        Server server = new Server(process);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!server.isReady(Files.readString(log))) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                server.kill();
                throw new IOException("it does not become ready:\n" + Files.readString(log));
            }
        }
        return server;
    }

    /** Runs an admin command; returns what it printed. */
    static String command(EmbeddedPostgres database, String... command)
            throws IOException, InterruptedException {
        Process process = java(database, String.join(" ", command)).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(said);
        }
        return said;
    }

    private static ProcessBuilder java(EmbeddedPostgres database, String command) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
        line.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "rostrum.Main"));
        line.addAll(List.of(command.split(" ")));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        Map<String, String> settings = builder.environment();
        settings.keySet().removeIf(name -> name.startsWith("ROSTRUM_"));
        settings.put(
                "ROSTRUM_DATABASE_URL",
                "postgresql://postgres@127.0.0.1:" + database.getPort() + "/postgres");
        settings.put("ROSTRUM_LISTEN", "127.0.0.1:0");
        settings.put("ROSTRUM_MANAGEMENT", "127.0.0.1:0");
        settings.put("ROSTRUM_BASE_URL", "https://localhost");
        settings.put("ROSTRUM_DRAIN", "4s");
        return builder;
    }

    int port() {
        return port;
    }

    private boolean isReady(String log) throws IOException {
        Matcher serving = SERVING.matcher(log);
        if (!serving.find()) {
            return false;
        }
        port = Integer.parseInt(serving.group(1));
        management = Integer.parseInt(serving.group(2));
        return manage("GET", "/ready") == 200;
    }

    /** Lets it end its streams, one after the other, and stops it. */
    void drainAndStop() throws IOException, InterruptedException {
        if (manage("POST", "/drain") != 202) {
            throw new IOException("it does not drain");
        }
        process.toHandle().destroy();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("it does not stop");
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private int manage(String method, String path) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + management + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(2000);
        connection.setReadTimeout(5000);
        return connection.getResponseCode();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
