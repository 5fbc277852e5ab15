package rostrum.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnixSocketTest {
    @TempDir private Path folder;

    @Test
    void works() throws Exception {
        Path socket = folder.resolve("site.sock");
        WebServer server = server(socket);
        server.start();
        assertThat(answers(socket)).isTrue();
        server.stop();
        assertThat(socket).doesNotExist();
    }

    @Test
    void oneLeftBehindByAKilledProcessIsReplaced() throws Exception {
        Path socket = folder.resolve("site.sock");
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();

        WebServer server = server(socket);
        server.start();
        assertThat(answers(socket)).isTrue();
        server.stop();
    }

    @Test
    void oneThatIsInUseIsLeftAlone() throws Exception {
        Path socket = folder.resolve("site.sock");
        WebServer running = server(socket);
        running.start();

        WebServer second = server(socket);
        assertThatThrownBy(second::start)
                .isInstanceOf(BindException.class)
                .hasMessageContaining("another process answers on " + socket);
        second.stop();

        assertThat(answers(socket)).isTrue();
        running.stop();
    }

    @Test
    void oneThatIsTooBusyToAcceptIsInUse() throws Exception {
        Path socket = folder.resolve("site.sock");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
        try (ServerSocketChannel busy = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                SocketChannel waiting = SocketChannel.open(StandardProtocolFamily.UNIX);
                SocketChannel another = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            busy.bind(address, 1);
            waiting.connect(address);
            another.configureBlocking(false);
            another.connect(address);

            assertThatThrownBy(server(socket)::start).isInstanceOf(BindException.class);
            assertThat(socket).exists();
        }
    }

    @Test
    void aFileThatIsNoSocketIsLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("notes"), "mine");

        assertThatThrownBy(server(file)::start)
                .isInstanceOf(BindException.class)
                .hasMessageContaining(file + " is there, and is no socket");

        assertThat(file).hasContent("mine");
    }

    @Test
    void anothersSocketIsNotRemovedAtTheEnd() throws Exception {
        Path socket = folder.resolve("site.sock");
        WebServer old = server(socket);
        old.start();
        Files.delete(socket);
        WebServer successor = server(socket);
        successor.start();

        old.stop();

        assertThat(answers(socket)).isTrue();
        successor.stop();
        assertThat(socket).doesNotExist();
    }

    @Test
    void aTcpPortInUseIsTold() throws Exception {
        WebServer running = server(new ListenAddress.Tcp("127.0.0.1", 0));
        running.start();
        int port = running.address().getPort();
        try {
            assertThatThrownBy(server(new ListenAddress.Tcp("127.0.0.1", port))::start)
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        } finally {
            running.stop();
        }
    }

    private static WebServer server(Path socket) throws IOException {
        return server(new ListenAddress.Unix(socket));
    }

    private static WebServer server(ListenAddress listen) throws IOException {
        return new WebServer(
                listen,
                new ListenAddress.Tcp("127.0.0.1", 0),
                Duration.ofSeconds(10),
                List.of(),
                new Router(),
                () -> true,
                () -> "",
                () -> {});
    }

    private static boolean answers(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(
                    StandardCharsets.US_ASCII.encode(
                            "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
            byte[] answer = Channels.newInputStream(channel).readAllBytes();
            return new String(answer, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 ");
        }
    }
}
