package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import rostrum.counting.Majority;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;

final class PrepareBallotTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        long item = meeting.item("Budget").id();

        Answer answer =
                prepare(
                        "question", "Adopt?",
                        "markdown", "The *budget*",
                        "item", String.valueOf(item),
                        "majority", "two_thirds",
                        "minutes", "5",
                        "revote", "on");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.chair());
        Ballot ballot = ballots().getFirst();
        assertThat(ballot.question()).isEqualTo("Adopt?");
        assertThat(ballot.state()).isEqualTo(BallotState.DRAFT);
        assertThat(ballot.rules().majority()).isEqualTo(Majority.TWO_THIRDS);
        assertThat(ballot.settings().mayRevote()).isTrue();
        assertThat(ballot.agendaItemId()).contains(item);
        assertThat(ballot.settings().duration()).contains(Duration.ofMinutes(5));
    }

    @Test
    void mostFieldsMayBeLeftOut() {
        assertThat(prepare("question", "Adopt?", "majority", "simple").status()).isEqualTo(303);
        assertThat(ballots().getFirst().settings().mayRevote()).isFalse();
        assertThat(ballots().getFirst().settings().duration()).isEmpty();
    }

    @Test
    void badFieldsAreRefused() {
        refused("question", "");
        refused("question", "x".repeat(301));
        refused("markdown", "x".repeat(20_001));
        refused("majority", "");
        refused("majority", "most");
        refused("minutes", "0");
        refused("minutes", "-5");
        refused("minutes", "1e3");
        refused("minutes", "9999");
        refused("minutes", "99999");
        refused("minutes", "٣");
        refused("item", "first");
        refused("item", "999999999999999999");
        refused("item", String.valueOf(site.meeting().item("Theirs").id()));
        assertThat(ballots()).isEmpty();
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(
                meeting, meeting.urls.chairBallots(), "question", "Q", "majority", "simple");
        assertThat(ballots()).isEmpty();
    }

    private void refused(String field, String value) {
        String question = field.equals("question") ? value : "Adopt?";
        String majority = field.equals("majority") ? value : "simple";
        Answer answer = prepare("question", question, "majority", majority, field, value);
        assertThat(answer.status()).as(field + "=" + value).isEqualTo(400);
    }

    private Answer prepare(String... fields) {
        return meeting.ada.post(meeting.urls.chairBallots(), fields);
    }

    private List<Ballot> ballots() {
        return meeting.services().ballots().list(meeting.id);
    }
}
