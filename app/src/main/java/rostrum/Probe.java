package rostrum;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import rostrum.web.http.ListenAddress;

/** Asks a running server's management listener, over TCP or a Unix-domain socket. */
final class Probe {
    private Probe() {}

    /** Whether it answers, and answers that it is ready. */
    static boolean isReady(ListenAddress management) {
        try (SocketChannel channel = open(management)) {
            String request = "GET /ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            channel.write(StandardCharsets.US_ASCII.encode(request));
            ByteBuffer answer = ByteBuffer.allocate(512);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // until the server closes; the status line is what counts
            }
            answer.flip();
            return StandardCharsets.US_ASCII.decode(answer).toString().startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static SocketChannel open(ListenAddress management) throws IOException {
        SocketAddress address =
                switch (management) {
                    case ListenAddress.Tcp tcp -> new InetSocketAddress(tcp.host(), tcp.port());
                    case ListenAddress.Unix unix -> UnixDomainSocketAddress.of(unix.path());
                };
        SocketChannel channel =
                management instanceof ListenAddress.Unix
                        ? SocketChannel.open(StandardProtocolFamily.UNIX)
                        : SocketChannel.open();
        channel.connect(address);
        return channel;
    }
}
