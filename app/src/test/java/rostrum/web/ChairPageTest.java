package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class ChairPageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        meeting.item("Budget");
        meeting.draft("Adopt?", true);
        meeting.openBallot("Open?");
        meeting.services().notices().post(meeting.id, "Lunch");

        Answer answer = meeting.ada.get(meeting.urls.chair());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Budget", "Adopt?", "Open?", "Lunch")
                .contains("action=\"" + meeting.urls.chairState() + "\"")
                .contains("/live?view=chair&amp;lang=en")
                .contains("simple majority", "two-thirds majority");
    }

    @Test
    void organisersMayChairAsWell() {
        assertThat(site.organiser().get(meeting.urls.chair()).status()).isEqualTo(200);
    }

    @Test
    void refusedToAllOthers() {
        assertThat(meeting.ben.get(meeting.urls.chair()).status()).isEqualTo(403);
        assertThat(meeting.gus.get(meeting.urls.chair()).status()).isEqualTo(403);
        assertThat(site.olga().get(meeting.urls.chair()).status()).isEqualTo(401);
        Answer nobody = site.browser().get(meeting.urls.chair());
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.body())
                .contains(meeting.urls.signIn())
                .doesNotContain("Meeting of " + meeting.slug);
    }

    @Test
    void unknownAssembliesAreNotFound() {
        assertThat(meeting.ada.get("/a/nowhere/chair").status()).isEqualTo(404);
    }
}
