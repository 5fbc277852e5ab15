package rostrum.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.testing.Logged;

/** The server with less patience than in production, and one page. */
final class SlowBodyTest {
    private static final Duration IDLE = Duration.ofMillis(200);

    private final WebServer server = server();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void works() throws IOException {
        assertThat(sent("Content-Length: 6", "text=x")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aFormThatDoesNotArriveIsRefused() throws IOException {
        try (Logged logged = new Logged()) {
            assertThat(sent("Content-Length: 100", "text=half"))
                    .startsWith("HTTP/1.1 408")
                    .contains("Connection: close")
                    .endsWith("refused.TOO_SLOW");
            assertThat(sent("Transfer-Encoding: chunked", "6\r\ntext=x\r\n"))
                    .startsWith("HTTP/1.1 408");
            assertThat(logged.errors()).isEmpty();
        }
    }

    @Test
    void headersThatDoNotArriveAreHungUpOn() throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHo".getBytes(StandardCharsets.UTF_8));

            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).matches("(?s)(HTTP/1.1 4.*)?");
        }
    }

    private String sent(String header, String body) throws IOException {
        String request =
                String.join(
                        "\r\n",
                        "POST / HTTP/1.1",
                        "Host: x",
                        "Connection: close",
                        "Content-Type: application/x-www-form-urlencoded",
                        header,
                        "",
                        body);
        try (Socket socket = connected()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(server.address().getHost(), server.address().getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static WebServer server() {
        ListenAddress any = new ListenAddress.Tcp("127.0.0.1", 0);
        FailureFilter failures =
                new FailureFilter((visit, key, detail, retry) -> key, new SecureRandom());
        Router router = new Router().route("POST /", new Reading());
        try {
            return new WebServer(
                    any, any, IDLE, List.of(failures), router, () -> true, () -> "", () -> {});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A page that needs its form. */
    private static final class Reading extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Answers.html(request, response, Visit.of(request).field("text", 100));
        }
    }
}
