package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.web.BallotFixture.Cleo;

final class MyVotesTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        long over = meeting.openBallot("Adopt the agenda?");
        meeting.ben.post(meeting.urls.vote(over), "choice", "abstain");
        meeting.services().ballots().close(meeting.id, over);
        long open = meeting.openBallot("Adopt the budget?");

        Answer answer = meeting.ben.get(meeting.urls.votes());

        assertThat(answer.status()).isEqualTo(200);
        String body = answer.body();
        assertThat(body.substring(0, body.indexOf("id=\"cast\"")))
                .contains("Adopt the budget?", meeting.urls.ballot(open))
                .doesNotContain("Adopt the agenda?");
        assertThat(body.substring(body.indexOf("id=\"cast\"")))
                .contains("Adopt the agenda?", "You voted: Abstention.")
                .contains(meeting.urls.receipt(over));
    }

    @Test
    void isLinkedFromTheBarOfThoseWhoVote() {
        String link = "href=\"" + meeting.urls.votes() + "\"";

        assertThat(meeting.ben.get(meeting.urls.home()).body()).contains(link);
        assertThat(meeting.gus.get(meeting.urls.home()).body()).doesNotContain(link);
    }

    @Test
    void saysWhoVotesForWhom() {
        Cleo cleo = BallotFixture.represented(meeting);
        long ballot = meeting.openBallot("Adopt?");

        assertThat(meeting.ben.get(meeting.urls.votes()).body())
                .contains("from now on you also vote for: Cleo.")
                .contains("You also vote for: Cleo.", meeting.urls.papers(ballot));
        assertThat(cleo.browser().get(meeting.urls.votes()).body())
                .contains("You have given your vote to Ben.")
                .contains("Ben votes for you in this ballot.");
        assertThat(meeting.ada.get(meeting.urls.votes()).body())
                .contains("You vote for nobody else, and nobody votes for you.");
    }

    @Test
    void whatABallotTookOverStaysWhenTheDelegationEnds() {
        Cleo cleo = BallotFixture.represented(meeting);
        meeting.openBallot("Before?");
        cleo.browser().post(meeting.urls.checkIn());
        meeting.openBallot("After?");

        String body = cleo.browser().get(meeting.urls.votes()).body();
        assertThat(body).doesNotContain("You have given your vote");
        assertThat(body.substring(body.indexOf("After?"), body.indexOf("Before?")))
                .doesNotContain("votes for you");
        assertThat(body.substring(body.indexOf("Before?")))
                .contains("Ben votes for you in this ballot.");
    }

    @Test
    void aGuestHasNone() {
        meeting.openBallot("Adopt?");

        assertThat(meeting.gus.get(meeting.urls.votes()).body()).contains("No ballot is open.");
    }

    @Test
    void refusedToAllWhoAreNotOnTheRegister() {
        assertThat(site.browser().get(meeting.urls.votes()).status()).isEqualTo(401);
        assertThat(site.olga().get(meeting.urls.votes()).status()).isEqualTo(401);
        assertThat(site.organiser().get(meeting.urls.votes()).status()).isEqualTo(401);
    }
}
