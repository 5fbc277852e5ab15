package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.assembly.AssemblyState;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.voting.BallotState;

final class StepBallotTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    private final long ballot = meeting.draft("Adopt?", true).id();

    @Test
    void works() {
        Answer answer = step("open");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.chair());
        assertThat(meeting.ballot(ballot).state()).isEqualTo(BallotState.OPEN);

        assertThat(step("close").status()).isEqualTo(303);
        assertThat(meeting.ballot(ballot).state()).isEqualTo(BallotState.CLOSED);

        assertThat(step("publish").status()).isEqualTo(303);
        assertThat(meeting.ballot(ballot).state()).isEqualTo(BallotState.PUBLISHED);
    }

    @Test
    void aDraftCanBeDeleted() {
        assertThat(step("delete").status()).isEqualTo(303);
        assertThat(meeting.services().ballots().list(meeting.id)).isEmpty();
        assertThat(step("delete").status()).isEqualTo(404);
    }

    @Test
    void whatTheStateDoesNotAllowIsRefused() {
        assertThat(step("close").status()).isEqualTo(409);
        assertThat(step("publish").status()).isEqualTo(409);
        step("open");
        assertThat(step("open").status()).as("double click").isEqualTo(409);
        assertThat(step("publish").status()).isEqualTo(409);
        assertThat(step("delete").status()).isEqualTo(409);
        step("close");
        assertThat(step("open").status()).isEqualTo(409);
        assertThat(step("close").status()).isEqualTo(409);
        step("publish");
        assertThat(step("publish").body()).contains("It has changed in the meantime.");
    }

    @Test
    void cannotBeOpenedWhileTheMeetingIsNotOpen() {
        meeting.move(AssemblyState.ENDED);

        assertThat(step("open").status()).isEqualTo(409);
        assertThat(meeting.ballot(ballot).state()).isEqualTo(BallotState.DRAFT);
    }

    @Test
    void unknownStepsAreNotFound() {
        assertThat(step("burn").status()).isEqualTo(404);
        assertThat(step("OPEN").status()).isEqualTo(404);
    }

    @Test
    void ballotsOfOtherAssembliesAreNotFound() {
        Meeting other = site.meeting();
        long foreign = other.draft("Theirs?", true).id();

        for (String step : new String[] {"open", "close", "publish", "delete"}) {
            assertThat(meeting.ada.post(meeting.urls.step(foreign, step)).status())
                    .as(step)
                    .isEqualTo(404);
        }
        assertThat(other.ballot(foreign).state()).isEqualTo(BallotState.DRAFT);
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(meeting, meeting.urls.step(ballot, "open"));
        ChairOnly.refuses(meeting, meeting.urls.step(ballot, "delete"));
        assertThat(meeting.ballot(ballot).state()).isEqualTo(BallotState.DRAFT);
    }

    private Answer step(String step) {
        return meeting.ada.post(meeting.urls.step(ballot, step));
    }
}
