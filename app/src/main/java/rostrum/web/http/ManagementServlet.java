package rostrum.web.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What runit, deploys and monitoring ask; listens on its own address, never in public. */
final class ManagementServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /**
     * The answers.
     *
     * @param ready whether the database answers and the process is not about to stop
     * @param metrics in Prometheus text
     * @param drain begins to end all streams
     */
    record Probes(BooleanSupplier ready, Supplier<String> metrics, Runnable drain) {}

    private final transient Probes probes;

    ManagementServlet(Probes probes) {
        this.probes = probes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (request.getRequestURI()) {
            case "/health" -> answer(response, 200, "alive\n");
            case "/ready" -> {
                boolean ready = probes.ready().getAsBoolean();
                answer(response, ready ? 200 : 503, ready ? "ready\n" : "not ready\n");
            }
            case "/metrics" -> answer(response, 200, probes.metrics().get());
            case "/drain" -> answer(response, 405, "POST only\n");
            default -> answer(response, 404, "not found\n");
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getRequestURI().equals("/drain")) {
            probes.drain().run();
            answer(response, 202, "draining\n");
        } else {
            answer(response, 404, "not found\n");
        }
    }

    private static void answer(HttpServletResponse response, int status, String text)
            throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;version=0.0.4;charset=utf-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
