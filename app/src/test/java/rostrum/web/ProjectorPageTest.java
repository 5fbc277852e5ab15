package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class ProjectorPageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        meeting.services().agenda().moveTo(meeting.id, meeting.item("Elections").id());
        meeting.openBallot("Who?");

        Answer answer = site.browser().get(meeting.urls.projector());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<body class=\"projector\">")
                .contains("Elections")
                .contains("Who?")
                .contains("localhost:8080" + meeting.urls.home())
                .contains("/live?view=projector&amp;lang=en")
                .doesNotContain("<form");
    }

    @Test
    void membersOnlyAsksOthersToSignIn() {
        meeting.membersOnly();

        assertThat(meeting.gus.get(meeting.urls.projector()).status()).isEqualTo(200);
        assertThat(site.browser().get(meeting.urls.projector()).status()).isEqualTo(401);
        assertThat(site.olga().get(meeting.urls.projector()).status()).isEqualTo(401);
    }

    @Test
    void unknownAssembliesAreNotFound() {
        assertThat(site.browser().get("/a/nowhere/projector").status()).isEqualTo(404);
    }
}
