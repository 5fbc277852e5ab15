package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class WithdrawNoticeTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    private final long notice = posted(meeting);

    @Test
    void works() {
        Answer answer = meeting.ada.post(meeting.urls.withdraw(notice));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.chair());
        assertThat(site.browser().get(meeting.urls.home()).body()).doesNotContain("Lunch");
    }

    @Test
    void twiceIsHarmless() {
        meeting.ada.post(meeting.urls.withdraw(notice));

        assertThat(meeting.ada.post(meeting.urls.withdraw(notice)).status()).isEqualTo(303);
    }

    @Test
    void noticesOfOtherAssembliesAreNotFound() {
        Meeting other = site.meeting();
        long foreign = posted(other);

        assertThat(meeting.ada.post(meeting.urls.withdraw(foreign)).status()).isEqualTo(404);
        assertThat(other.services().notices().current(other.id)).hasSize(1);
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(meeting, meeting.urls.withdraw(notice));
        assertThat(meeting.services().notices().current(meeting.id)).hasSize(1);
    }

    private static long posted(Meeting meeting) {
        meeting.services().notices().post(meeting.id, "Lunch");
        return meeting.services().notices().current(meeting.id).getFirst().id();
    }
}
