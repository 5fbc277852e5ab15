package rostrum.web.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty, set up for many idle streams: one server, a public and a management connector. */
public final class WebServer {
    // The JDK's default of 50 refuses most of a crowd that comes back at once.
    private static final int ACCEPT_QUEUE = 4096;
    private static final int MAX_HEADERS = 16 * 1024;
    private static final int MAX_FORM = 64 * 1024;
    private static final int MAX_UPLOAD = 8 * 1024 * 1024;
    // The default of 32 KiB is memory that every open stream would hold.
    private static final int OUTPUT_BUFFER = 4 * 1024;

    private final Server server;
    private final AbstractConnector publicConnector;
    private final AbstractConnector managementConnector;

    /**
     * Builds it; nothing listens before {@link #start}.
     *
     * @param filters in this order around everything public
     * @param idle a connection on which nothing comes or goes for so long is closed; longer than
     *     the heartbeat of a stream
     */
    public WebServer(
            ListenAddress listen,
            ListenAddress management,
            Duration idle,
            List<Filter> filters,
            Router router,
            BooleanSupplier ready,
            Supplier<String> metrics,
            Runnable drain)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(24, 4);
        threads.setName("http");
        // Platform threads select and accept; what may wait for the database is a virtual thread.
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server = new Server(threads);
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(Duration.ofSeconds(2).toMillis());
        publicConnector = connector("public", listen, idle);
        managementConnector = connector("management", management, idle);
        server.setConnectors(new AbstractConnector[] {publicConnector, managementConnector});

        ServletContextHandler site = context("@public");
        ServletHolder pages = new ServletHolder(router);
        pages.getRegistration()
                .setMultipartConfig(
                        new MultipartConfigElement("", MAX_UPLOAD, MAX_UPLOAD, MAX_UPLOAD));
        site.addServlet(pages, "/");
        for (Filter filter : filters) {
            site.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
        }
        ServletContextHandler probes = context("@management");
        probes.addServlet(
                new ServletHolder(
                        new ManagementServlet(new ManagementServlet.Probes(ready, metrics, drain))),
                "/");
        server.setHandler(new Handler.Sequence(site, probes));
    }

    private static ServletContextHandler context(String connectorName) {
        ServletContextHandler context = new ServletContextHandler("/");
        context.setVirtualHosts(List.of(connectorName));
        context.setMaxFormContentSize(MAX_FORM);
        context.setMaxFormKeys(200);
        return context;
    }

    private AbstractConnector connector(String name, ListenAddress address, Duration idle)
            throws IOException {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(MAX_HEADERS);
        http.setOutputBufferSize(OUTPUT_BUFFER);
        http.setOutputAggregationSize(OUTPUT_BUFFER);
        HttpConnectionFactory factory = new HttpConnectionFactory(http);
        AbstractConnector connector =
                switch (address) {
                    case ListenAddress.Tcp tcp -> {
                        ServerConnector made = new ServerConnector(server, 1, 1, factory);
                        made.setHost(tcp.host());
                        made.setPort(tcp.port());
                        made.setAcceptQueueSize(ACCEPT_QUEUE);
                        yield made;
                    }
                    case ListenAddress.Unix unix -> {
                        UnixSocket made = new UnixSocket(server, unix.path(), factory);
                        made.setAcceptQueueSize(ACCEPT_QUEUE);
                        yield made;
                    }
                };
        connector.setName(name);
        connector.setIdleTimeout(idle.toMillis());
        return connector;
    }

    /**
     * Listens from now on.
     *
     * @throws BindException when an address is taken
     */
    public void start() throws Exception {
        try {
            server.start();
        } catch (IOException e) {
            if (e.getCause() instanceof BindException taken) { // Jetty names the address outside
                BindException named = new BindException(e.getMessage());
                named.initCause(taken);
                throw named;
            }
            throw e;
        }
    }

    /** Where the public site can be reached on this machine; for TCP, with the port in use. */
    public URI address() {
        return address(publicConnector);
    }

    public URI managementAddress() {
        return address(managementConnector);
    }

    private static URI address(AbstractConnector connector) {
        return switch (connector) {
            case ServerConnector tcp ->
                    URI.create("http://" + tcp.getHost() + ":" + tcp.getLocalPort());
            case UnixDomainServerConnector unix -> URI.create("unix:" + unix.getUnixDomainPath());
            default -> throw new IllegalStateException("unknown connector");
        };
    }

    /** Ends what is still open; at most a few seconds. */
    public void stop() throws Exception {
        server.stop();
    }
}
