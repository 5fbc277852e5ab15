package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class CheckInTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        Answer answer = meeting.ben.post(meeting.urls.checkIn());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.home());
        assertThat(isPresent("Ben")).isTrue();
        assertThat(meeting.ben.get(meeting.urls.home()).body()).contains(meeting.urls.checkOut());
        assertThat(isPresent("Ada")).isFalse();
    }

    @Test
    void twiceCountsOnce() {
        meeting.ben.post(meeting.urls.checkIn());

        assertThat(meeting.ben.post(meeting.urls.checkIn()).status()).isEqualTo(303);
        assertThat(meeting.services().register().counts(meeting.id).present()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"announced", "ended"})
    void refusedWhileTheMeetingIsNotOpen(String state) {
        meeting.execute("UPDATE assembly SET state = '" + state + "' WHERE id = " + meeting.id);

        Answer answer = meeting.ben.post(meeting.urls.checkIn());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("The meeting is not in session.");
        assertThat(isPresent("Ben")).isFalse();
    }

    @Test
    void refusedToAllWhoAreNotOnTheRegister() {
        assertThat(site.browser().post(meeting.urls.checkIn()).status()).isEqualTo(401);
        assertThat(site.olga().post(meeting.urls.checkIn()).status()).isEqualTo(401);
        assertThat(site.organiser().post(meeting.urls.checkIn()).status()).isEqualTo(401);
        assertThat(meeting.services().register().counts(meeting.id).present()).isZero();
    }

    @Test
    void aLinkDoesNotCheckIn() {
        assertThat(meeting.ben.get(meeting.urls.checkIn()).status()).isEqualTo(405);
        assertThat(isPresent("Ben")).isFalse();
    }

    private boolean isPresent(String name) {
        return meeting.services().attendance().standing(meeting.member(name)).present();
    }
}
