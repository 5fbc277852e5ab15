package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class ChooseLanguageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        Browser browser = site.browser();

        Answer answer = choose(browser, "de", meeting.urls.home());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.home());
        assertThat(answer.header("Set-Cookie"))
                .startsWith("language=de; Path=/;")
                .contains("SameSite=Lax");
        assertThat(browser.get("/").body()).contains("<html lang=\"de\"", "Versammlungen");
        assertThat(browser.get(meeting.urls.home()).body()).contains("&amp;lang=de");
        choose(browser, "en", "/");
        assertThat(browser.get("/").body()).contains("<html lang=\"en\"");
    }

    @Test
    void theChoiceCountsMoreThanTheBrowser() {
        Browser browser = site.browser();
        choose(browser, "de", "/");

        assertThat(browser.send(browser.request("/").header("Accept-Language", "en")).body())
                .contains("<html lang=\"de\"");
    }

    @Test
    void refusalsAreInTheChosenLanguage() {
        Browser browser = site.browser();
        choose(browser, "de", "/");

        assertThat(browser.get("/nothing").body()).contains("Unter dieser Adresse gibt es nichts.");
    }

    @Test
    void nobodyIsSentElsewhere() {
        for (String back :
                new String[] {
                    "",
                    "//evil.example",
                    "https://evil.example",
                    "/\\evil.example",
                    "evil",
                    "/a?b",
                    "/\r\nSet-Cookie: x=y",
                    "/%0d%0a",
                    "/\t/evil.example",
                    "javascript:alert(1)"
                }) {
            Answer answer = choose(site.browser(), "de", back);
            assertThat(answer.status()).as(back).isEqualTo(400);
            assertThat(answer.location()).as(back).isEmpty();
        }
    }

    @Test
    void unknownLanguagesAreRefused() {
        assertThat(choose(site.browser(), "fr", "/").status()).isEqualTo(400);
        assertThat(choose(site.browser(), "", "/").status()).isEqualTo(400);
        assertThat(choose(site.browser(), "de; Domain=x", "/").status()).isEqualTo(400);
    }

    @Test
    void aBadCookieIsIgnored() {
        Browser browser = site.browser().withCookie("language", "../../etc");

        assertThat(browser.get("/").body()).contains("<html lang=\"en\"");
    }

    @Test
    void alsoFromThePageThatRefusesAForm() {
        String refusal = meeting.ben.post(meeting.urls.chairAgenda()).body();

        assertThat(refusal).contains("name=\"back\" value=\"" + meeting.urls.chair() + "\"");
    }

    @Test
    void alsoFromAPageWithAStrangeAddress() {
        assertThat(site.browser().get("/a/%22%3E").body()).contains("name=\"back\" value=\"/\"");
    }

    private static Answer choose(Browser browser, String language, String back) {
        return browser.post("/language", "language", language, "back", back);
    }
}
