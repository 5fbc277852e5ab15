package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class LimitProxiesTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        Answer answer = limit("3");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.proxies());
        assertThat(most()).isEqualTo(3);
    }

    @Test
    void badNumbersAreRefused() {
        for (String bad : new String[] {"", "-1", "101", "1000", "x"}) {
            assertThat(limit(bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(most()).isZero();
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(meeting, meeting.urls.limitProxies(), "most", "3");
        assertThat(most()).isZero();
    }

    private Answer limit(String most) {
        return meeting.ada.post(meeting.urls.limitProxies(), "most", most);
    }

    private int most() {
        return meeting.services().delegations().most(meeting.id);
    }
}
