package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class ReceiptPageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();
    private final long ballot = meeting.openBallot("Adopt?");

    @Test
    void works() {
        meeting.ben.post(meeting.urls.vote(ballot), "choice", "abstain");

        Answer answer = meeting.ben.get(meeting.urls.receipt(ballot));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body())
                .contains("Your vote is recorded")
                .contains("Adopt?")
                .contains("<strong>Abstention</strong>")
                .containsPattern("<code>\\w{4}-\\w{4}-\\w{4}-\\w{4}</code>");
    }

    @Test
    void everybodySeesTheirOwn() {
        meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes");
        meeting.ada.post(meeting.urls.vote(ballot), "choice", "no");

        assertThat(meeting.ben.get(meeting.urls.receipt(ballot)).body())
                .contains("<strong>Yes</strong>");
        assertThat(meeting.ada.get(meeting.urls.receipt(ballot)).body())
                .contains("<strong>No</strong>");
    }

    @Test
    void refusedToAllWhoHaveNotVoted() {
        meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes");

        assertThat(meeting.ada.get(meeting.urls.receipt(ballot)).status()).isEqualTo(404);
        assertThat(meeting.gus.get(meeting.urls.receipt(ballot)).status()).isEqualTo(404);
        assertThat(site.browser().get(meeting.urls.receipt(ballot)).status()).isEqualTo(401);
        assertThat(site.olga().get(meeting.urls.receipt(ballot)).status()).isEqualTo(401);
        assertThat(site.organiser().get(meeting.urls.receipt(ballot)).status()).isEqualTo(401);
    }

    @Test
    void thereIsNoneOfUnknownBallots() {
        assertThat(meeting.ben.get(meeting.urls.receipt(ballot + 1000)).status()).isEqualTo(404);
    }
}
