package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class ProxiesPageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        assertThat(page()).contains("value=\"0\"", "Nobody votes").doesNotContain("id=\"give\"");
        meeting.services().delegations().limit(meeting.id, 2);

        Answer answer = give("2", "1");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.proxies());
        assertThat(page())
                .contains("id=\"give\"", "<td>2 Ben</td><td>1 Ada</td>")
                .contains(meeting.urls.revokeProxy(meeting.member("Ben").id()));
    }

    @Test
    void whatIsRefusedIsShownWithTheForm() {
        meeting.services().delegations().limit(meeting.id, 1);

        Answer answer = give("2", "<9>");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body())
                .contains("There is no member with the number &lt;9&gt;.")
                .contains("name=\"member\" value=\"2\"", "name=\"proxy\" value=\"&lt;9&gt;\"");
        assertThat(give("3", "1").body()).contains("Gus has no vote.");
        assertThat(give("2", "2").status()).isEqualTo(409);
        assertThat(meeting.services().delegations().list(meeting.id)).isEmpty();
    }

    @Test
    void nobodyVotesForMoreThanTheLimit() {
        meeting.services()
                .register()
                .importCsv(meeting.id, new StringReader("number,name\n7,Ines\n"));
        assertThat(give("2", "1").body()).contains("In this meeting nobody votes for others.");
        meeting.services().delegations().limit(meeting.id, 1);

        assertThat(give("2", "1").status()).isEqualTo(303);
        assertThat(give("7", "1").status()).isEqualTo(409);
    }

    @Test
    void forThoseWhoChairOnly() {
        meeting.services().delegations().limit(meeting.id, 1);
        ChairOnly.refuses(meeting, meeting.urls.proxies(), "member", "2", "proxy", "1");
        assertThat(meeting.ben.get(meeting.urls.proxies()).status()).isEqualTo(403);
        assertThat(site.olga().get(meeting.urls.proxies()).status()).isEqualTo(401);
        assertThat(meeting.services().delegations().list(meeting.id)).isEmpty();
    }

    private Answer give(String member, String proxy) {
        return meeting.ada.post(meeting.urls.proxies(), "member", member, "proxy", proxy);
    }

    private String page() {
        return meeting.ada.get(meeting.urls.proxies()).body();
    }
}
