package rostrum.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import rostrum.metrics.Metric;
import rostrum.metrics.Metrics;

/** Times every request but the streams, whose time is the visitor's. */
public final class MetricsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Metrics metrics;

    public MetricsFilter(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begin = System.nanoTime();
        chain.doFilter(request, response);
        if (!EventStream.isOpen(request)) {
            int status = response.getStatus();
            String outcome = status < 400 ? "success" : status < 500 ? "refused" : "error";
            boolean vote = request.getRequestURI().endsWith("/vote");
            metrics.time(vote ? Metric.VOTES : Metric.REQUESTS, outcome, System.nanoTime() - begin);
        }
    }
}
