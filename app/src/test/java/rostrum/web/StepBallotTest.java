package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.assembly.AssemblyState;
import rostrum.counting.TieRule;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.Origin;

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
    void fromItsOwnPageItLeadsBackThere() {
        assertThat(post("open", "back", "ballot").location())
                .isEqualTo(meeting.urls.chairBallot(ballot));
        assertThat(post("close", "back", "https://elsewhere.example").location())
                .isEqualTo(meeting.urls.chair());
    }

    @Test
    void aResultIsWithheldForAReason() {
        step("open");
        assertThat(post("withhold", "reason", "Too early.").status()).isEqualTo(409);
        step("close");
        assertThat(post("withhold", "reason", " ").status()).isEqualTo(400);
        assertThat(post("withhold", "reason", "x".repeat(501)).status()).isEqualTo(400);

        assertThat(post("withhold", "reason", "Doubts.").status()).isEqualTo(303);

        assertThat(meeting.ballot(ballot).withheld().orElseThrow().reason()).isEqualTo("Doubts.");
        assertThat(post("withhold", "reason", "Again.").status()).isEqualTo(409);
        assertThat(step("publish").status()).isEqualTo(303);
    }

    @Test
    void aBallotIsAnnulledForAReasonAndRepeated() {
        assertThat(post("annul", "reason", "Draft.").status()).isEqualTo(409);
        step("open");
        assertThat(step("annul").status()).isEqualTo(400);
        assertThat(step("repeat").status()).isEqualTo(409);

        assertThat(post("annul", "reason", "Wrong text.").status()).isEqualTo(303);

        assertThat(meeting.ballot(ballot).annulled().orElseThrow().reason())
                .isEqualTo("Wrong text.");
        Answer repeated = step("repeat");
        assertThat(repeated.status()).isEqualTo(303);
        Ballot again = meeting.services().ballots().list(meeting.id).getLast();
        assertThat(again.origin()).contains(new Origin(ballot, Origin.As.REPEAT));
        assertThat(repeated.location()).isEqualTo(meeting.urls.editBallot(again.id()));
        assertThat(step("repeat").status()).isEqualTo(409);
    }

    @Test
    void aRunOffIsPreparedFromTheResult() {
        long election = ElectionFixture.draft(meeting, TieRule.NONE, "Ines", "Jule");
        meeting.services().ballots().open(meeting.id, election);
        assertThat(run(election).status()).isEqualTo(409);
        ElectionFixture.vote(meeting, election);
        meeting.services().ballots().close(meeting.id, election);

        Answer answer = run(election);

        assertThat(answer.status()).isEqualTo(303);
        Ballot second = meeting.services().ballots().list(meeting.id).getLast();
        assertThat(second.origin()).contains(new Origin(election, Origin.As.RUN_OFF));
        assertThat(second.rules().options()).containsExactly("Ines", "Jule");
        assertThat(answer.location()).isEqualTo(meeting.urls.editBallot(second.id()));
        assertThat(run(election).status()).isEqualTo(409);
    }

    private Answer run(long election) {
        return meeting.ada.post(meeting.urls.step(election, "run-off"));
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

        for (String step :
                new String[] {"open", "close", "publish", "delete", "repeat", "run-off"}) {
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
        ChairOnly.refuses(meeting, meeting.urls.step(ballot, "annul"), "reason", "Mine.");
        assertThat(meeting.ballot(ballot).state()).isEqualTo(BallotState.DRAFT);
    }

    private Answer post(String step, String... fields) {
        return meeting.ada.post(meeting.urls.step(ballot, step), fields);
    }

    private Answer step(String step) {
        return meeting.ada.post(meeting.urls.step(ballot, step));
    }
}
