package rostrum.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.ObjLongConsumer;

/** Times every request but the streams, whose time is the visitor's. */
public final class MetricsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Is told {@code success}, {@code refused} or {@code error}, and nanoseconds. */
    private final transient ObjLongConsumer<String> requests;

    public MetricsFilter(ObjLongConsumer<String> requests) {
        this.requests = requests;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begin = System.nanoTime();
        chain.doFilter(request, response);
        if (!request.isAsyncStarted()) {
            int status = response.getStatus();
            String outcome = status < 400 ? "success" : status < 500 ? "refused" : "error";
            requests.accept(outcome, System.nanoTime() - begin);
        }
    }
}
