package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.assembly.AssemblyState;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class MoveMeetingTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        Answer answer = move(meeting.ada, "open", "ended");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.chair());
        assertThat(meeting.assembly().state()).isEqualTo(AssemblyState.ENDED);
        assertThat(move(meeting.ada, "ended", "open").status()).isEqualTo(303);
    }

    @Test
    void refusedWhenItHasChangedInTheMeantime() {
        move(meeting.ada, "open", "ended");

        Answer answer = move(meeting.ada, "open", "ended");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body())
                .contains("It has changed in the meantime.")
                .contains("href=\"" + meeting.urls.chair() + "\"");
    }

    @Test
    void refusedWhereThereIsNoWay() {
        assertThat(move(meeting.ada, "open", "draft").status()).isEqualTo(409);
        assertThat(move(meeting.ada, "open", "open").status()).isEqualTo(409);
        assertThat(meeting.assembly().state()).isEqualTo(AssemblyState.OPEN);
    }

    @Test
    void statesThatDoNotExistAreRefused() {
        assertThat(move(meeting.ada, "open", "").status()).isEqualTo(400);
        assertThat(move(meeting.ada, "OPEN", "ended").status()).isEqualTo(400);
        assertThat(move(meeting.ada, "open", "x".repeat(50)).status()).isEqualTo(400);
        assertThat(meeting.ada.post(meeting.urls.chairState()).status()).isEqualTo(400);
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(meeting, meeting.urls.chairState(), "from", "open", "to", "ended");
        assertThat(meeting.assembly().state()).isEqualTo(AssemblyState.OPEN);
    }

    private Answer move(Browser browser, String from, String to) {
        return browser.post(meeting.urls.chairState(), "from", from, "to", to);
    }
}
