package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.voting.BallotState;

final class OpenBallotsTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    private final long first = meeting.draft("Ines?", true).id();
    private final long second = meeting.draft("Jule?", true).id();
    private final long third = meeting.draft("Kai?", true).id();

    @Test
    void works() {
        Answer answer = open(first, third);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.chair());
        assertThat(state(first)).isEqualTo(BallotState.OPEN);
        assertThat(state(second)).isEqualTo(BallotState.DRAFT);
        assertThat(state(third)).isEqualTo(BallotState.OPEN);
    }

    @Test
    void allOrNone() {
        open(second);

        assertThat(open(first, second).status()).isEqualTo(409);
        assertThat(open(first, site.meeting().draft("Theirs?", true).id()).status()).isEqualTo(404);
        assertThat(state(first)).isEqualTo(BallotState.DRAFT);
    }

    @Test
    void nothingSelectedIsRefused() {
        Answer answer = open();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Ballots", meeting.urls.chair());
        assertThat(meeting.ada.post(meeting.urls.openBallots(), "ballot", "x").status())
                .isEqualTo(404);
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(meeting, meeting.urls.openBallots(), "ballot", String.valueOf(first));
        assertThat(state(first)).isEqualTo(BallotState.DRAFT);
    }

    private Answer open(long... ballots) {
        String[] fields = new String[2 * ballots.length];
        for (int i = 0; i < ballots.length; i++) {
            fields[2 * i] = "ballot";
            fields[2 * i + 1] = String.valueOf(ballots[i]);
        }
        return meeting.ada.post(meeting.urls.openBallots(), fields);
    }

    private BallotState state(long ballot) {
        return meeting.ballot(ballot).state();
    }
}
