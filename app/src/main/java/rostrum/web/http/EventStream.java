package rostrum.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.live.Hub;
import rostrum.live.Opening;
import rostrum.live.Subscription;
import rostrum.live.View;

/** Turns a request into an open event stream. Whether it may be opened is decided before. */
public final class EventStream {
    private static final int MAX_HAVE = 16_000;

    private final Hub hub;

    public EventStream(Hub hub) {
        this.hub = hub;
    }

    /**
     * Opens it.
     *
     * @param expiresAt when the session ends, in milliseconds since 1970
     */
    public void open(
            HttpServletRequest request,
            HttpServletResponse response,
            long scope,
            String language,
            View view,
            long owner,
            long expiresAt)
            throws IOException {
        if (hub.isDraining()) {
            throw new Refused(Reason.DRAINING);
        }
        boolean gzip = Answers.acceptsGzip(request);
        ServletContextRequest jetty = ServletContextRequest.getServletContextRequest(request);
        Opening opening =
                hub.open(
                        new Subscription(
                                scope,
                                language,
                                view,
                                have(Visit.of(request)),
                                gzip,
                                owner,
                                expiresAt,
                                jetty.getBeginNanoTime()));
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Vary", "Accept-Encoding, Cookie");
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        // No length and no chunks: the end of the stream is the end of the connection, which is no
        // longer HTTP's when this response is over. (nginx opens one for each request anyway.)
        response.setHeader("Connection", "close");
        response.flushBuffer();
        Request core = Request.unWrap(jetty);
        core.setAttribute(
                HttpStream.UPGRADE_CONNECTION_ATTRIBUTE,
                new StreamConnection(
                        core.getConnectionMetaData().getConnection().getEndPoint(),
                        core.getComponents().getExecutor(),
                        opening));
    }

    /** Whether the request has become a stream. */
    static boolean isOpen(HttpServletRequest request) {
        return request.getAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE) != null;
    }

    /** What the page shows: {@code id:hash,id:hash}. */
    private static Map<String, String> have(Visit visit) {
        Map<String, String> have = new HashMap<>();
        String text = visit.field("have", MAX_HAVE);
        for (String pair : text.isEmpty() ? new String[0] : text.split(",")) {
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw new Refused(Reason.BAD_REQUEST, "have");
            }
            have.put(pair.substring(0, colon), pair.substring(colon + 1));
        }
        return have;
    }
}
