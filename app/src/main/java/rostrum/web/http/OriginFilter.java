package rostrum.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import rostrum.Refused;
import rostrum.Refused.Reason;

/**
 * Refuses posts that another site makes a browser send. There is no token in the pages, so that
 * everybody gets the same ballot form.
 *
 * <p>Browsers say where a request comes from by {@code Sec-Fetch-Site}, older ones by {@code
 * Origin}; a client that sends neither is no browser and carries nobody's cookie by accident.
 */
public final class OriginFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final transient URI baseUrl;

    public OriginFilter(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!SAFE.contains(request.getMethod()) && !isOurs(request)) {
            throw new Refused(Reason.CROSS_ORIGIN);
        }
        chain.doFilter(request, response);
    }

    private boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin == null || origin.equals(baseUrl.toString()) || isHost(origin, request);
    }

    private static boolean isHost(String origin, HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host != null
                && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }
}
