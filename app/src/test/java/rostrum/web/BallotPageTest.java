package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class BallotPageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        long ballot = meeting.openBallot("Adopt the budget?");
        long other = meeting.openBallot("Something else?");

        Answer answer = meeting.ben.get(meeting.urls.ballot(ballot));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<title>Adopt the budget?</title>")
                .contains("action=\"" + meeting.urls.vote(ballot) + "\"")
                .contains("/live?ballot=" + ballot + "&amp;lang=en")
                .doesNotContain("ballot-" + other);
    }

    @Test
    void showsTheOutcomeInWordsOncePublished() {
        long ballot = meeting.openBallot("Adopt?");
        meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes");
        meeting.services().ballots().close(meeting.id, ballot);
        assertThat(site.browser().get(meeting.urls.ballot(ballot)).body())
                .contains("Voting has ended. The result follows.")
                .doesNotContain("Adopted");
        meeting.services().ballots().publish(meeting.id, ballot);

        assertThat(site.browser().get(meeting.urls.ballot(ballot)).body())
                .contains("Adopted: 1 yes of 1 vote cast, 1 needed")
                .contains("1 of 2 members voted.");
    }

    @Test
    void draftsAreNotFoundNotEvenByTheChair() {
        long ballot = meeting.draft("Secret plan?", true).id();

        assertThat(meeting.ada.get(meeting.urls.ballot(ballot)).status()).isEqualTo(404);
        assertThat(meeting.ben.get(meeting.urls.ballot(ballot)).status()).isEqualTo(404);
    }

    @Test
    void ballotsOfOtherAssembliesAreNotFound() {
        long foreign = site.meeting().openBallot("Theirs?");

        assertThat(meeting.ada.get(meeting.urls.ballot(foreign)).status()).isEqualTo(404);
    }

    @Test
    void whatIsNoNumberIsNotFound() {
        for (String id : new String[] {"0", "-1", "x", "1.5", "01", "9999999999999999999999"}) {
            assertThat(site.browser().get(meeting.urls.home() + "/ballots/" + id).status())
                    .as(id)
                    .isEqualTo(404);
        }
    }

    @Test
    void membersOnlyAsksOthersToSignIn() {
        long ballot = meeting.membersOnly().openBallot("Adopt?");

        assertThat(meeting.gus.get(meeting.urls.ballot(ballot)).status()).isEqualTo(200);
        assertThat(site.olga().get(meeting.urls.ballot(ballot)).status()).isEqualTo(401);
    }
}
