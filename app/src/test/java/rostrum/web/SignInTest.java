package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class SignInTest {
    private static final String COOKIE = "rostrum";

    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        Browser ben = site.browser();

        Answer form = ben.get(meeting.urls.signInWith(meeting.code("Ben")));
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body()).contains("value=\"" + meeting.code("Ben") + "\"");
        assertThat(ben.cookie(COOKIE)).as("following a link signs nobody in").isEmpty();

        Answer answer = ben.post(meeting.urls.signIn(), "code", meeting.code("Ben"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.home());
        assertThat(ben.get(meeting.urls.home()).body()).contains("Signed in as Ben");
    }

    @Test
    void codesMayBeTypedCarelessly() {
        String typed = " " + meeting.code("Ben").toLowerCase(Locale.ROOT).replace('-', ' ');

        assertThat(site.browser().post(meeting.urls.signIn(), "code", typed).status())
                .isEqualTo(303);
    }

    @Test
    void theFormIsEmptyWithoutACode() {
        assertThat(site.browser().get(meeting.urls.signIn()).body())
                .contains("name=\"code\" value=\"\"");
    }

    @Test
    void anUnknownCodeIsRefused() {
        Browser browser = site.browser();

        Answer answer = browser.post(meeting.urls.signIn(), "code", "AAAA-AAAA-AAAA");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("This access code is not known here.");
        assertThat(browser.cookie(COOKIE)).isEmpty();
        assertThat(browser.post(meeting.urls.signIn(), "code", "").status()).isEqualTo(403);
        assertThat(browser.post(meeting.urls.signIn()).status()).isEqualTo(403);
    }

    @Test
    void aCodeOfAnotherAssemblyIsRefused() {
        Browser browser = site.browser();

        Answer answer = browser.post(meeting.urls.signIn(), "code", site.meeting().code("Ada"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    @Test
    void aCodeThatIsTooLongIsRefused() {
        assertThat(site.browser().post(meeting.urls.signIn(), "code", "A".repeat(41)).status())
                .isEqualTo(400);
        assertThat(site.browser().get(meeting.urls.signInWith("A".repeat(41))).status())
                .isEqualTo(400);
    }

    @Test
    void thereIsNoSignInToUnknownAssemblies() {
        assertThat(site.browser().get("/a/nowhere/sign-in").status()).isEqualTo(404);
        assertThat(site.browser().post("/a/nowhere/sign-in", "code", "x").status()).isEqualTo(404);
    }

    @Test
    void scriptsAndOtherSitesDoNotGetTheCookie() {
        String cookie =
                site.browser()
                        .post(meeting.urls.signIn(), "code", meeting.code("Ben"))
                        .header("Set-Cookie");

        assertThat(cookie.split("; "))
                .contains("Path=/", "Max-Age=1209600", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure")
                .noneMatch(part -> part.startsWith("Domain"));
        assertThat(cookie).startsWith("rostrum=").doesNotContain(meeting.code("Ben"));
    }

    @Test
    void aPlantedTokenIsWorthNothingAfterwards() {
        String planted = meeting.signedIn("Ben").cookie(COOKIE).orElseThrow();
        Browser victim = site.browser().withCookie(COOKIE, planted);

        victim.post(meeting.urls.signIn(), "code", meeting.code("Ada"));

        assertThat(victim.cookie(COOKIE)).isPresent().get().isNotEqualTo(planted);
        assertThat(victim.get(meeting.urls.chair()).status()).isEqualTo(200);
        Browser thief = site.browser().withCookie(COOKIE, planted);
        assertThat(thief.get(meeting.urls.home()).body()).doesNotContain("Signed in as");
        assertThat(thief.get(meeting.urls.chair()).status()).isEqualTo(401);
    }

    @Test
    void aTokenNobodyIssuedIsIgnored() {
        Browser browser = site.browser().withCookie(COOKIE, "x".repeat(300));

        assertThat(browser.get(meeting.urls.home()).status()).isEqualTo(200);
        assertThat(browser.get(meeting.urls.chair()).status()).isEqualTo(401);
    }

    @Test
    void oneBrowserCanBeAMemberOfSeveralAssemblies() {
        Meeting other = site.meeting();
        Browser both = meeting.signedIn("Ben");

        both.post(other.urls.signIn(), "code", other.code("Ada"));

        assertThat(both.get(meeting.urls.home()).body()).contains("Signed in as Ben");
        assertThat(both.get(other.urls.home()).body()).contains("Signed in as Ada");
        assertThat(both.get(other.urls.chair()).status()).isEqualTo(200);
        assertThat(both.get(meeting.urls.chair()).status()).isEqualTo(403);
    }

    @Test
    void theCodeIsEscaped() {
        assertThat(site.browser().get(meeting.urls.signInWith("\"><script>")).body())
                .contains("value=\"&quot;&gt;&lt;script&gt;\"");
    }
}
