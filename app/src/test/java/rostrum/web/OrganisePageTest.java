package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class OrganisePageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        meeting.membersOnly();

        Answer answer = site.organiser().get("/organise");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("otto@example.org")
                .contains("Meeting of " + meeting.slug)
                .contains(meeting.urls.register())
                .contains("action=\"/organise/assemblies\"");
    }

    @Test
    void refusedToAllOthers() {
        assertThat(site.browser().get("/organise").status()).isEqualTo(401);
        assertThat(meeting.ada.get("/organise").status()).isEqualTo(401);
        assertThat(site.olga().get("/organise").status()).isEqualTo(401);
    }
}
