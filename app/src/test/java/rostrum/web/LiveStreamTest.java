package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.RawHttp;
import rostrum.testing.WebSite;

/** The opening of a stream; what flows in it is the live path's tests' to show. */
final class LiveStreamTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();
    private final String address = meeting.urls.home() + "/live";

    @Test
    void works() {
        Answer answer = site.browser().head(address);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Accel-Buffering")).isEqualTo("no");
    }

    @Test
    void sendsWhatThePageLacks() {
        assertThat(opened(site.browser(), "?view=member", "event: agenda"))
                .startsWith("HTTP/1.1 200")
                .contains("event: meeting", "event: agenda", "Meeting of " + meeting.slug);
    }

    @Test
    void theChairsViewIsForThoseWhoChair() {
        assertThat(meeting.ada.head(address + "?view=chair").status()).isEqualTo(200);
        assertThat(meeting.ben.head(address + "?view=chair").status()).isEqualTo(403);
        assertThat(site.browser().head(address + "?view=chair").status()).isEqualTo(401);
        assertThat(site.olga().head(address + "?view=chair").status()).isEqualTo(401);
    }

    @Test
    void aBallotsOwnStreamShowsNothingElse() {
        long ballot = meeting.openBallot("Adopt?");
        meeting.openBallot("Something else?");

        assertThat(opened(site.browser(), "?ballot=" + ballot, "event: turnout-" + ballot))
                .contains("event: ballot-" + ballot, "event: turnout-" + ballot)
                .doesNotContain("event: meeting", "Something else?");
    }

    @Test
    void aBallotsStreamNeedsABallotThatMayBeSeen() {
        String draft = "?ballot=" + meeting.draft("Later?", true).id();

        assertThat(meeting.ben.head(address + draft).status()).isEqualTo(404);
        assertThat(meeting.ben.head(address + "?ballot=999999").status()).isEqualTo(404);
        assertThat(meeting.ben.head(address + "?ballot=all").status()).isEqualTo(400);
    }

    @Test
    void membersOnlyAsksOthersToSignIn() {
        meeting.membersOnly();

        assertThat(meeting.gus.head(address).status()).isEqualTo(200);
        assertThat(site.browser().get(address).status()).isEqualTo(401);
        assertThat(site.olga().get(address).status()).isEqualTo(401);
    }

    @Test
    void nonsenseIsRefused() {
        for (String query :
                new String[] {
                    "view=all",
                    "view=" + "x".repeat(30),
                    "lang=fr",
                    "lang=" + "x".repeat(30),
                    "have=x",
                    "have=:y",
                    "have=a:b,,c:d",
                    "have=%00:1",
                    "have=%FF:1"
                }) {
            assertThat(site.browser().get(address + "?" + query).status()).as(query).isEqualTo(400);
        }
    }

    private String opened(Browser browser, String query, String last) {
        // The client says no more, so that the server ends what is a stream otherwise.
        return RawHttp.until(
                site.address(),
                "GET "
                        + address
                        + query
                        + " HTTP/1.1\r\nHost: localhost\r\nCookie: "
                        + browser.cookieHeader()
                        + "\r\n\r\n",
                last);
    }
}
