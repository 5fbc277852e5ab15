package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class NewCodeTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    private final String address = meeting.urls.newCode(meeting.member("Ben").id());

    @Test
    void works() {
        Answer answer = meeting.ada.post(address);

        assertThat(answer.status()).isEqualTo(200);
        String code = answer.body().replaceAll("(?s).*2,Ben,voter,([\\w-]{14}).*", "$1");
        Browser ben = site.browser();
        assertThat(ben.post(meeting.urls.signIn(), "code", code).status()).isEqualTo(303);
        assertThat(ben.get(meeting.urls.home()).body()).contains("Signed in as Ben");
    }

    @Test
    void theOldCodeIsDeadAndItsSessionsHaveEnded() {
        assertThat(meeting.ben.get(meeting.urls.home()).body()).contains("Signed in as Ben");

        meeting.ada.post(address);

        assertThat(meeting.ben.get(meeting.urls.home()).body()).doesNotContain("Signed in as");
        assertThat(site.browser().post(meeting.urls.signIn(), "code", meeting.code("Ben")).status())
                .isEqualTo(403);
        assertThat(meeting.gus.get(meeting.urls.home()).body()).contains("Signed in as Gus");
    }

    @Test
    void membersOfOtherAssembliesAreNotFound() {
        Meeting other = site.meeting();
        long foreign = other.member("Ben").id();

        assertThat(meeting.ada.post(meeting.urls.newCode(foreign)).status()).isEqualTo(404);
        assertThat(other.signedIn("Ben").get(other.urls.home()).body()).contains("as Ben");
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(meeting, address);
        assertThat(meeting.signedIn("Ben").get(meeting.urls.home()).body()).contains("as Ben");
    }
}
