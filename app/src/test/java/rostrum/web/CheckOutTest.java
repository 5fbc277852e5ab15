package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.assembly.AssemblyState;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class CheckOutTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        meeting.ben.post(meeting.urls.checkIn());
        meeting.ada.post(meeting.urls.checkIn());

        assertThat(meeting.ben.post(meeting.urls.checkOut()).location())
                .isEqualTo(meeting.urls.home());

        assertThat(present()).as("Ada stays").isEqualTo(1);
    }

    @Test
    void alsoAfterTheMeeting() {
        meeting.ben.post(meeting.urls.checkIn());
        meeting.move(AssemblyState.ENDED);

        assertThat(meeting.ben.post(meeting.urls.checkOut()).status()).isEqualTo(303);
        assertThat(present()).isZero();
    }

    @Test
    void whoIsNotThereMayLeave() {
        assertThat(meeting.ben.post(meeting.urls.checkOut()).status()).isEqualTo(303);
    }

    @Test
    void refusedToAllWhoAreNotOnTheRegister() {
        meeting.ben.post(meeting.urls.checkIn());

        assertThat(site.browser().post(meeting.urls.checkOut()).status()).isEqualTo(401);
        assertThat(site.olga().post(meeting.urls.checkOut()).status()).isEqualTo(401);
        assertThat(present()).isEqualTo(1);
    }

    private int present() {
        return meeting.services().register().counts(meeting.id).present();
    }
}
