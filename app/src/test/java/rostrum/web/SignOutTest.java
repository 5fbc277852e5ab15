package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class SignOutTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        Browser ben = meeting.signedIn("Ben");
        String token = ben.cookie("rostrum").orElseThrow();

        Answer answer = ben.post(meeting.urls.signOut());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.home());
        assertThat(ben.cookie("rostrum")).isEmpty();
        assertThat(site.browser().withCookie("rostrum", token).get(meeting.urls.home()).body())
                .as("the token itself is dead")
                .doesNotContain("Signed in as");
    }

    @Test
    void otherBrowsersStaySignedIn() {
        meeting.signedIn("Ben").post(meeting.urls.signOut());

        assertThat(meeting.ben.get(meeting.urls.home()).body()).contains("Signed in as Ben");
    }

    @Test
    void twiceIsHarmless() {
        Browser ben = meeting.signedIn("Ben");
        String token = ben.cookie("rostrum").orElseThrow();
        ben.post(meeting.urls.signOut());

        assertThat(
                        site.browser()
                                .withCookie("rostrum", token)
                                .post(meeting.urls.signOut())
                                .status())
                .isEqualTo(303);
        assertThat(site.browser().post(meeting.urls.signOut()).status()).isEqualTo(303);
    }

    @Test
    void aLinkDoesNotSignOut() {
        assertThat(meeting.ben.get(meeting.urls.signOut()).status()).isEqualTo(405);
        assertThat(meeting.ben.get(meeting.urls.home()).body()).contains("Signed in as Ben");
    }
}
