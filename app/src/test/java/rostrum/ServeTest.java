package rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rostrum.testing.TestDatabase;
import rostrum.testing.WebSite;
import rostrum.web.http.ListenAddress;

/** The server as a process of its own, on sockets, as runit starts it. */
final class ServeTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

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

    private static Process start(Path site, Path management, Path log) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder =
                new ProcessBuilder(
                        java.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "rostrum.Main",
                        "serve");
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("ROSTRUM_"));
        environment.putAll(
                WebSite.settings(
                        TestDatabase.create(),
                        Map.of(
                                "ROSTRUM_LISTEN", "unix:" + site,
                                "ROSTRUM_MANAGEMENT", "unix:" + management)));
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
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
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            byte[] answer = Channels.newInputStream(channel).readAllBytes();
            return new String(answer, StandardCharsets.UTF_8);
        }
    }
}
