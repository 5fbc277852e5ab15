package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.agenda.ItemState;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class FinishAgendaTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    private final long item = meeting.item("First").id();

    @Test
    void works() {
        meeting.services().agenda().moveTo(meeting.id, item);

        Answer answer = meeting.ada.post(meeting.urls.finishAgenda());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.chair());
        assertThat(meeting.services().agenda().items(meeting.id).getFirst().state())
                .isEqualTo(ItemState.DONE);
    }

    @Test
    void withoutACurrentItemNothingHappens() {
        assertThat(meeting.ada.post(meeting.urls.finishAgenda()).status()).isEqualTo(303);
        assertThat(meeting.services().agenda().items(meeting.id).getFirst().state())
                .isEqualTo(ItemState.UPCOMING);
    }

    @Test
    void forThoseWhoChairOnly() {
        meeting.services().agenda().moveTo(meeting.id, item);
        ChairOnly.refuses(meeting, meeting.urls.finishAgenda());
        assertThat(meeting.services().agenda().current(meeting.id)).isPresent();
    }
}
