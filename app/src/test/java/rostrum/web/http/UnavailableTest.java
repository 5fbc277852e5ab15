package rostrum.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Logged;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

/** The pool is exhausted: a page says so within two seconds, and all is well afterwards. */
final class UnavailableTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WebSite site = WebSite.start(Map.of("ROSTRUM_DATABASE_POOL", "2"));
    private final Meeting meeting = site.meeting();
    private final long ballot = meeting.openBallot("Adopt?");

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void works() throws Exception {
        Browser browser = site.browser().withCookie("language", "de");
        try (Logged logged = new Logged();
                Held held = new Held(site, 2)) {
            long begin = System.nanoTime();
            Answer page = browser.get(meeting.urls.home());
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Retry-After")).isEqualTo("2");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.body())
                    .contains("<html lang=\"de\"")
                    .contains("Die Datenbank antwortet nicht.")
                    .contains("<meta http-equiv=\"refresh\" content=\"5\">");

            Answer vote = meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes");
            assertThat(vote.status()).isEqualTo(503);
            assertThat(vote.body())
                    .contains("Not recorded: please try again")
                    .doesNotContain("http-equiv=\"refresh\"");
            Answer inPlace = meeting.ben.postInPlace(meeting.urls.vote(ballot), "choice", "yes");
            assertThat(inPlace.status()).isEqualTo(503);
            assertThat(inPlace.header("Content-Type")).startsWith(Browser.FRAGMENT);
            assertThat(inPlace.body()).contains("Not recorded").doesNotContain("<html");
            assertThat(site.monitor().get("/ready").status()).isEqualTo(503);
            assertThat(site.monitor().get("/health").status()).isEqualTo(200);
            assertThat(logged.errors()).isEmpty();
            held.release();
        }

        assertThat(browser.get(meeting.urls.home()).status()).isEqualTo(200);
        assertThat(meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes").status())
                .isEqualTo(303);
        assertThat(site.monitor().get("/ready").status()).isEqualTo(200);
        assertThat(site.givenUp).isEmpty();
    }

    /** Connections that somebody else uses for long. */
    private static final class Held implements AutoCloseable {
        private final CountDownLatch taken;
        private final CountDownLatch released = new CountDownLatch(1);

        Held(WebSite site, int connections) throws InterruptedException {
            taken = new CountDownLatch(connections);
            for (int i = 0; i < connections; i++) {
                Thread.ofVirtual().start(() -> site.app.services().database().read(this::hold));
            }
            taken.await();
        }

        private int hold(org.jdbi.v3.core.Handle handle) {
            int one = handle.select("SELECT 1").mapTo(Integer.class).one();
            taken.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return one;
        }

        void release() {
            released.countDown();
        }

        @Override
        public void close() {
            release();
        }
    }
}
