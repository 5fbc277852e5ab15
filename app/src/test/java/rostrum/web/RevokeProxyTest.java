package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.people.Delegation;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class RevokeProxyTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();
    private final String path = meeting.urls.revokeProxy(meeting.member("Ben").id());

    @BeforeEach
    void benGivesHisVoteToAda() {
        meeting.services().delegations().limit(meeting.id, 1);
        meeting.services().delegations().give(meeting.id, "2", "1");
    }

    @Test
    void works() {
        Answer answer = meeting.ada.post(path);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.proxies());
        assertThat(given()).isEmpty();
        assertThat(meeting.ada.post(path).status()).as("double click").isEqualTo(409);
    }

    @Test
    void membersOfOtherAssembliesAreLeftAlone() {
        Meeting other = site.meeting();
        long ben = meeting.member("Ben").id();

        assertThat(other.ada.post(other.urls.revokeProxy(ben)).status()).isEqualTo(409);
        assertThat(other.ada.post(other.urls.proxies() + "/x/revoke").status()).isEqualTo(404);
        assertThat(given()).hasSize(1);
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(meeting, path);
        assertThat(given()).hasSize(1);
    }

    private List<Delegation> given() {
        return meeting.services().delegations().list(meeting.id);
    }
}
