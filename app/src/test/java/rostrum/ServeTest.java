package rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rostrum.db.DatabaseAddress;
import rostrum.testing.Eventually;
import rostrum.testing.Outage;
import rostrum.testing.RostrumCommand;
import rostrum.testing.TestDatabase;
import rostrum.web.http.ListenAddress;

/** The server as a process of its own, on sockets, as runit starts it. */
final class ServeTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(5);
    private static final int STREAMS = 40;

    @TempDir private Path folder;

    @Test
    void works() throws Exception {
        Path site = folder.resolve("site.sock");
        Path management = folder.resolve("management.sock");
        Path log = folder.resolve("log");
        Process server = start(site, management, log);
        try {
            waitUntilReady(server, management);

            assertThat(get(site, "/")).startsWith("HTTP/1.1 200").contains("Assemblies");
            assertThat(get(site, "/metrics")).startsWith("HTTP/1.1 404");
            assertThat(get(management, "/metrics")).contains("rostrum_streams");

            server.destroy();
            assertThat(server.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).as("ended by SIGTERM").isEqualTo(128 + 15);
            assertThat(log)
                    .content()
                    .contains("INFO  App serving listen=unix:" + site)
                    .doesNotContain("WARN", "ERROR", "Exception");
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void theGroupMayConnectToTheSiteAsTheUmaskSays() throws Exception {
        Path site = folder.resolve("site.sock");
        Path management = folder.resolve("management.sock");
        Process server = start(site, management, folder.resolve("log"));
        try {
            waitUntilReady(server, management);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(site)))
                    .isEqualTo("rwxrwx---");
        } finally {
            server.destroyForcibly().waitFor();
        }
        assertThat(site).as("left behind").exists();
        Process next = start(site, management, folder.resolve("log"));
        try {
            waitUntilReady(next, management);
            assertThat(get(site, "/")).startsWith("HTTP/1.1 200");
        } finally {
            next.destroyForcibly();
        }
    }

    @Test
    void drainsAndStopsInTime() throws Exception {
        Path site = folder.resolve("site.sock");
        Path management = folder.resolve("management.sock");
        Path log = folder.resolve("log");
        DatabaseAddress database = TestDatabase.create();
        try (Outage administrator = new Outage(database)) {
            administrator.execute(
                    """
                    INSERT INTO assembly (slug, title, starts_at, ends_at, time_zone, visibility,
                                          state, quorum_percent, created_at)
                    VALUES ('annual', 'Annual', now(), now() + INTERVAL '1 day', 'Europe/Berlin',
                            'public', 'open', 0, now())
                    """);
        }
        Process server =
                start(
                        database,
                        Map.of("ROSTRUM_DRAIN", WINDOW.toSeconds() + "s"),
                        site,
                        management,
                        log);
        List<SocketChannel> streams = new ArrayList<>();
        try {
            waitUntilReady(server, management);
            for (int i = 0; i < STREAMS; i++) {
                streams.add(send(site, "GET", "/a/annual/live"));
            }
            awaitStreams(management, STREAMS);

            long begin = System.nanoTime();
            assertThat(ask(management, "POST", "/drain")).startsWith("HTTP/1.1 202");
            assertThat(get(management, "/ready")).startsWith("HTTP/1.1 503");
            assertThat(get(site, "/a/annual")).as("pages").startsWith("HTTP/1.1 200");
            assertThat(streams(management)).as("not all at once").isPositive();
            awaitStreams(management, 0);
            assertThat(since(begin)).isLessThan(WINDOW.plus(A_FEW_SECONDS));
            assertThat(get(site, "/a/annual")).as("pages").startsWith("HTTP/1.1 200");

            long stop = System.nanoTime();
            server.destroy();
            assertThat(server.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(since(stop)).isLessThan(A_FEW_SECONDS);
            assertThat(site).doesNotExist();
            assertThat(management).doesNotExist();
        } finally {
            server.destroyForcibly();
            for (SocketChannel stream : streams) {
                stream.close();
            }
        }
        assertThat(log).content().doesNotContain("WARN", "ERROR");
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static void awaitStreams(Path management, int number) {
        Eventually.within(LONGEST, () -> number + " streams", () -> streams(management) == number);
    }

    private static int streams(Path management) {
        try {
            Matcher line =
                    Pattern.compile("(?m)^rostrum_streams (\\S+)$")
                            .matcher(get(management, "/metrics"));
            assertThat(line.find()).isTrue();
            return (int) Double.parseDouble(line.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Path site, Path management, Path log) throws IOException {
        return start(TestDatabase.create(), Map.of(), site, management, log);
    }

    private static Process start(
            DatabaseAddress database,
            Map<String, String> settings,
            Path site,
            Path management,
            Path log)
            throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("ROSTRUM_LISTEN", "unix:" + site);
        all.put("ROSTRUM_MANAGEMENT", "unix:" + management);
        return RostrumCommand.of(database, all, "serve").redirectOutput(log.toFile()).start();
    }

    private static void waitUntilReady(Process server, Path management)
            throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!Probe.isReady(new ListenAddress.Unix(management))) {
            assertThat(server.isAlive()).isTrue();
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            assertThat(server.waitFor(50, TimeUnit.MILLISECONDS)).as("ended").isFalse();
        }
    }

    private static String get(Path socket, String path) throws IOException {
        return ask(socket, "GET", path);
    }

    private static String ask(Path socket, String method, String path) throws IOException {
        try (SocketChannel channel = send(socket, method, path)) {
            byte[] answer = Channels.newInputStream(channel).readAllBytes();
            return new String(answer, StandardCharsets.UTF_8);
        }
    }

    private static SocketChannel send(Path socket, String method, String path) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        String request = method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }
}
