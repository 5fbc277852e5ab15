package rostrum.bench.watch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * What nginx is on a server: it speaks TLS to the visitors and passes each new connection to
 * whoever is live.
 */
final class Front implements AutoCloseable {
    private static final String PASSWORD = "only for a test";
    private static final String BAD_GATEWAY =
            "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Path certificate;
    private final ServerSocket socket;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile int live;

    /**
     * @param folder for its key and certificate
     * @param live the port of the server that gets the first connections
     */
    Front(Path folder, int live) throws IOException, InterruptedException {
        this.live = live;
        this.certificate = folder.resolve("front.pem");
        Path keys = folder.resolve("front.p12");
        String names = "-ext SAN=dns:localhost -dname CN=localhost -keyalg EC -groupname secp256r1";
        keytool(keys, "-genkeypair -validity 2 " + names);
        keytool(keys, "-exportcert -rfc -file " + certificate);
        socket =
                tls(keys)
                        .getServerSocketFactory()
                        .createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    private static void keytool(Path keys, String arguments)
            throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        ProcessBuilder builder =
                new ProcessBuilder((tool + " -alias front " + arguments).split(" "));
        builder.command().addAll(List.of("-keystore", keys.toString()));
        builder.command().addAll(List.of("-storetype", "PKCS12"));
        builder.command().addAll(List.of("-storepass", PASSWORD));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(said);
        }
    }

    private static SSLContext tls(Path keys) throws IOException {
        try (InputStream in = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    String url() {
        return "https://localhost:" + socket.getLocalPort();
    }

    /** The certificate to trust. */
    Path certificate() {
        return certificate;
    }

    /** From now on new connections go to another port. */
    void move(int port) {
        live = port;
    }

    /** How many connections nobody was there for. */
    int refused() {
        return refused.get();
    }

    private void accept() {
        try {
            while (true) {
                SSLSocket visitor = (SSLSocket) socket.accept();
                threads.execute(() -> pass(visitor));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void pass(SSLSocket visitor) {
        try (visitor;
                Socket server = new Socket()) {
            visitor.startHandshake();
            ExtendedSSLSession session = (ExtendedSSLSession) visitor.getSession();
            if (session.getRequestedServerNames().isEmpty()) {
                return; // as on a server, where there may be other names
            }
            try {
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), live));
            } catch (IOException e) {
                visitor.getInputStream().read();
                refused.incrementAndGet();
                visitor.getOutputStream().write(BAD_GATEWAY.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            threads.execute(() -> pump(visitor, server));
            pump(server, visitor);
        } catch (IOException e) {
            // The visitor has gone.
        }
    }

    /** Either side's end is the end of both. */
    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of them has gone.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.close();
    }
}
