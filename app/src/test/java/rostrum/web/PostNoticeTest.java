package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class PostNoticeTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        Answer answer = post("Lunch <at> noon");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.chair());
        assertThat(site.browser().get(meeting.urls.home()).body())
                .contains("<time>10:00</time> Lunch &lt;at&gt; noon");
    }

    @Test
    void otherAssembliesDoNotSeeIt() {
        post("Only here");

        assertThat(site.browser().get(site.meeting().urls.home()).body())
                .doesNotContain("Only here");
    }

    @Test
    void badTextsAreRefused() {
        assertThat(post("").status()).isEqualTo(400);
        assertThat(post("  ").status()).isEqualTo(400);
        assertThat(post("x".repeat(501)).status()).isEqualTo(400);
        assertThat(post("nul\0").status()).isEqualTo(400);
        assertThat(meeting.ada.post(meeting.urls.chairNotices()).status()).isEqualTo(400);
        assertThat(meeting.services().notices().current(meeting.id)).isEmpty();
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(meeting, meeting.urls.chairNotices(), "text", "Theirs");
        assertThat(meeting.services().notices().current(meeting.id)).isEmpty();
    }

    private Answer post(String text) {
        return meeting.ada.post(meeting.urls.chairNotices(), "text", text);
    }
}
