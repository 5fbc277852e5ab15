package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.web.page.Urls;

final class OrganiserSignInTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        Browser otto = site.browser();
        String token = invitation();

        Answer form = otto.get(Urls.organiserSignIn(token));
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body()).contains("name=\"token\" value=\"" + token + "\"");
        assertThat(otto.get("/organise").status()).as("a link signs nobody in").isEqualTo(401);

        Answer answer = accept(otto, token);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/organise");
        assertThat(otto.get("/organise").status()).isEqualTo(200);
    }

    @Test
    void anInvitationIsGoodForOnce() {
        String token = invitation();
        accept(site.browser(), token);
        Browser second = site.browser();

        Answer answer = accept(second, token);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("has been used already or has expired");
        assertThat(second.get("/organise").status()).isEqualTo(401);
    }

    @Test
    void anInvitationExpires() {
        String token = invitation();
        site.clock.advance(Duration.ofDays(7).plusSeconds(1));

        assertThat(accept(site.browser(), token).status()).isEqualTo(403);
    }

    @Test
    void whatIsNoInvitationIsRefused() {
        assertThat(accept(site.browser(), "").status()).isEqualTo(403);
        assertThat(accept(site.browser(), "guessed").status()).isEqualTo(403);
        assertThat(accept(site.browser(), "x".repeat(101)).status()).isEqualTo(400);
        assertThat(site.browser().post("/organise/sign-in").status()).isEqualTo(403);
    }

    @Test
    void aMemberRemainsSignedIn() {
        Browser ben = meeting.signedIn("Ben");

        accept(ben, invitation());

        assertThat(ben.get(meeting.urls.home()).body()).contains("Signed in as Ben");
        assertThat(ben.get("/organise").status()).isEqualTo(200);
    }

    private String invitation() {
        return site.app.services().organisers().invite("otto@example.org");
    }

    private static Answer accept(Browser browser, String token) {
        return browser.post("/organise/sign-in", "token", token);
    }
}
