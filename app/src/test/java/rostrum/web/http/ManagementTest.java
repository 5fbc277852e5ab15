package rostrum.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import rostrum.metrics.Metric;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.RawHttp;
import rostrum.testing.WebSite;

final class ManagementTest {
    private static final WebSite site = WebSite.start(Map.of());

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void works() {
        Meeting meeting = site.meeting();
        long ballot = meeting.openBallot("Adopt?");
        meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes");
        meeting.gus.post(meeting.urls.vote(ballot), "choice", "yes");
        site.browser().get("/nothing");

        Answer answer = site.monitor().get("/metrics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/plain;version=0.0.4");
        assertThat(answer.body())
                .contains("rostrum_request_seconds_count{outcome=\"success\"}")
                .contains("rostrum_request_seconds_count{outcome=\"refused\"}")
                .containsPattern("rostrum_vote_seconds_count\\{outcome=\"success\"} [1-9]")
                .containsPattern("rostrum_vote_seconds_count\\{outcome=\"refused\"} [1-9]")
                .doesNotContain(meeting.slug, "Ben");
    }

    @Test
    void everyMetricIsThereWithItsHelp() {
        Meeting meeting = site.meeting();
        long ballot = meeting.openBallot("Adopt?");
        meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes");
        String address = meeting.urls.home() + "/live";
        String request = "GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n";
        RawHttp.until(site.address(), request, "event: meeting");

        String text = site.monitor().get("/metrics").body();

        // A counter is called name_total; every other metric just by its name.
        for (Metric metric : Metric.values()) {
            assertThat(text)
                    .contains("# HELP " + metric.text())
                    .contains(" " + metric.help() + "\n")
                    .containsPattern("(?m)^" + metric.text() + "(_total|_count)?(\\{.*})? [0-9]");
        }
    }

    @Test
    void readingTheMetricsTakesNothingFromTheNextReader() {
        Meeting meeting = site.meeting();
        meeting.ben.get(meeting.urls.home());
        String longest = "rostrum_request_seconds\\{outcome=\"success\",quantile=\"0.99\"} 0\\.";

        assertThat(site.monitor().get("/metrics").body()).containsPattern(longest);
        assertThat(site.monitor().get("/metrics").body()).containsPattern(longest);
    }

    @Test
    void theReleaseIsNamed() {
        assertThat(site.monitor().get("/metrics").body())
                .contains("rostrum_info{version=\"development\"} 1\n");
    }

    @Test
    void healthAndReadiness() {
        assertThat(site.monitor().get("/health").body()).isEqualTo("alive\n");
        assertThat(site.monitor().get("/ready").body()).isEqualTo("ready\n");
        assertThat(site.monitor().head("/ready").status()).isEqualTo(200);
    }

    @Test
    void nothingElseIsThere() {
        assertThat(site.monitor().get("/").status()).isEqualTo(404);
        assertThat(site.monitor().get("/a/x").status()).isEqualTo(404);
        assertThat(site.monitor().post("/ready").status()).isEqualTo(404);
        assertThat(site.monitor().get("/drain").status()).isEqualTo(405);
    }

    @Test
    void thePublicListenerHasNoneOfThis() {
        for (String path : new String[] {"/metrics", "/ready", "/health", "/drain"}) {
            assertThat(site.browser().get(path).status()).as(path).isEqualTo(404);
            assertThat(site.browser().post(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void drainingIsNotReadyAndOpensNoStream() {
        try (WebSite draining = WebSite.start(Map.of())) {
            Meeting meeting = draining.meeting();

            assertThat(draining.monitor().post("/drain").status()).isEqualTo(202);

            assertThat(draining.monitor().get("/ready").status()).isEqualTo(503);
            assertThat(draining.monitor().get("/health").status()).isEqualTo(200);
            assertThat(draining.browser().get(meeting.urls.home()).status())
                    .as("pages are still answered")
                    .isEqualTo(200);
            Answer stream = draining.browser().get(meeting.urls.home() + "/live");
            assertThat(stream.status()).isEqualTo(503);
            assertThat(stream.header("Retry-After")).isEqualTo("2");
        }
    }
}
