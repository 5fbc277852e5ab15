package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class MoveAgendaTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    private final long first = meeting.item("First").id();
    private final long second = meeting.item("Second").id();

    @Test
    void works() {
        Answer answer = meeting.ada.post(meeting.urls.moveTo(first));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.chair());
        assertThat(current()).isEqualTo(first);
        meeting.ada.post(meeting.urls.moveTo(second));
        assertThat(current()).isEqualTo(second);
        meeting.ada.post(meeting.urls.moveTo(first));
        assertThat(current()).as("an item may be called again").isEqualTo(first);
    }

    @Test
    void aDoubleClickChangesNothing() {
        meeting.ada.post(meeting.urls.moveTo(first));
        String shown = meeting.ada.get(meeting.urls.home()).body();

        assertThat(meeting.ada.post(meeting.urls.moveTo(first)).status()).isEqualTo(303);
        assertThat(current()).isEqualTo(first);
        assertThat(meeting.ada.get(meeting.urls.home()).body()).isEqualTo(shown);
    }

    @Test
    void itemsOfOtherAssembliesAreNotFound() {
        long foreign = site.meeting().item("Theirs").id();

        assertThat(meeting.ada.post(meeting.urls.moveTo(foreign)).status()).isEqualTo(404);
        assertThat(meeting.ada.post(meeting.urls.moveTo(0)).status()).isEqualTo(404);
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(meeting, meeting.urls.moveTo(first));
        assertThat(meeting.services().agenda().current(meeting.id)).isEmpty();
    }

    private long current() {
        return meeting.services().agenda().current(meeting.id).orElseThrow().id();
    }
}
