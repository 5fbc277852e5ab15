package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class BallotsPageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        long first = meeting.openBallot("First?");
        meeting.services().ballots().annul(meeting.id, first, "The lights went out.");
        long second = meeting.openBallot("Second?");
        meeting.draft("Third?", true);

        Answer answer = site.browser().get(meeting.urls.ballots());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains(meeting.urls.ballot(first), "Annulled", "Voting is open")
                .containsSubsequence(meeting.urls.ballot(second), meeting.urls.ballot(first))
                .doesNotContain("Third?");
    }

    @Test
    void membersOnlyAsksOthersToSignIn() {
        meeting.membersOnly();

        assertThat(meeting.gus.get(meeting.urls.ballots()).status()).isEqualTo(200);
        assertThat(site.browser().get(meeting.urls.ballots()).status()).isEqualTo(401);
        assertThat(site.olga().get(meeting.urls.ballots()).status()).isEqualTo(401);
    }
}
