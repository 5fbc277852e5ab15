package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.assembly.AssemblyState;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class HomePageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        Answer answer = site.browser().get("/");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body())
                .startsWith("<!doctype html>")
                .contains("<a href=\"" + meeting.urls.home() + "\">")
                .contains("Meeting of " + meeting.slug);
    }

    @Test
    void membersOnlyAssembliesAreNotListed() {
        meeting.membersOnly();

        assertThat(site.browser().get("/").body()).doesNotContain(meeting.slug);
        assertThat(meeting.ben.get("/").body()).doesNotContain(meeting.slug);
    }

    @Test
    void draftsAreNotListed() {
        meeting.execute("UPDATE assembly SET state = 'draft' WHERE id = " + meeting.id);

        assertThat(site.browser().get("/").body()).doesNotContain(meeting.slug);
        assertThat(meeting.assembly().state()).isEqualTo(AssemblyState.DRAFT);
    }

    @Test
    void titlesAreEscaped() {
        meeting.execute("UPDATE assembly SET title = '<b>&\"bold''</b>' WHERE id = " + meeting.id);

        assertThat(site.browser().get("/").body())
                .contains("&lt;b&gt;&amp;&quot;bold&#39;&lt;/b&gt;")
                .doesNotContain("<b>&");
    }

    @Test
    void theLanguageIsTheBrowsers() {
        Answer answer =
                site.browser()
                        .send(
                                site.browser()
                                        .request("/")
                                        .header("Accept-Language", "fr, de-AT;q=0.8, en;q=0.5"));

        assertThat(answer.body()).contains("<html lang=\"de\"").contains("Versammlungen");
    }

    @Test
    void nothingElseIsThere() {
        assertThat(site.browser().get("/nothing").status()).isEqualTo(404);
    }
}
