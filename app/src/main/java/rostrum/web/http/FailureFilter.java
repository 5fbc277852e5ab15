package rostrum.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rostrum.Refused;
import rostrum.Refused.Detail;
import rostrum.Refused.Reason;

/**
 * The one place where a failure becomes an answer: an expected one its status and sentence, an
 * unexpected one a log entry whose number the visitor is shown.
 */
public final class FailureFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(FailureFilter.class);

    private static final long MOST_SKIPPED = 16L * 1024 * 1024;

    /** Makes the page that says so. */
    @FunctionalInterface
    public interface Page {
        /**
         * The page, or for the script a fragment.
         *
         * @param key {@code refused.REASON} or {@code failed}: the sentence to show
         * @param details what exactly was wrong; may be empty
         * @param retry whether the page should try again by itself
         */
        String html(Visit visit, String key, List<Detail> details, boolean retry);
    }

    private final transient Page page;
    private final transient RandomGenerator random;

    public FailureFilter(Page page, RandomGenerator random) {
        this.page = page;
        this.random = random;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Visit visit = Visit.begin(request, HexFormat.of().toHexDigits(random.nextInt()));
        try {
            chain.doFilter(request, response);
        } catch (Refused e) {
            refuse(request, response, visit, e);
        } catch (IOException | ServletException | RuntimeException e) {
            if (Failures.isClients(e)) {
                log.debug("client gone or unreadable request={}", visit.id(), e);
                refuse(request, response, visit, Failures.ofRequest(e));
            } else {
                log.error("request failed request={} path={}", visit.id(), visit.uri(), e);
                answer(request, response, visit, 500, "failed", List.of());
            }
        }
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, Visit visit, Refused refused)
            throws IOException {
        int status = Failures.status(refused.reason());
        if (status == 503) {
            response.setHeader("Retry-After", "2");
        }
        if (refused.reason() == Reason.TOO_SLOW || refused.reason() == Reason.TOO_LARGE) {
            response.setHeader("Connection", "close"); // the rest of the body is not waited for
        }
        if (refused.reason() == Reason.TOO_LARGE) {
            skipBody(request);
        }
        Optional<Visit.FormAgain> form = visit.formAgain(refused.reason());
        if (form.isPresent() && !response.isCommitted()) {
            response.resetBuffer();
            response.setStatus(status);
            Answers.html(request, response, form.get().html(refused.details()));
            return;
        }
        String key = "refused." + refused.reason();
        answer(request, response, visit, status, key, refused.details());
    }

    /**
     * Lets the client finish what is only somewhat too large: closing while it still sends would
     * reset the connection, and the answer would be lost with it.
     */
    private static void skipBody(HttpServletRequest request) {
        try {
            request.getInputStream().skipNBytes(MOST_SKIPPED);
        } catch (IOException | RuntimeException e) {
            // At its end, or not readable any more.
            return;
        }
    }

    private void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            Visit visit,
            int status,
            String key,
            List<Detail> details)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(status);
        boolean retry = status == 503 && request.getMethod().equals("GET");
        String html = page.html(visit, key, details, retry);
        if (visit.inPlace()) {
            Answers.fragment(request, response, html);
        } else {
            Answers.html(request, response, html);
        }
    }
}
