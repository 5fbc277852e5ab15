package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class ReceiptPageTest {
    private static final String CODE_SHOWN = "<code>";

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
    void aSecretVoteIsShownOnlyAfterPublicationAndOnlyWhereItWasCast() {
        long secret = meeting.openSecret("Who keeps the bees?");
        String address = meeting.urls.receipt(secret);
        assertThat(meeting.ben.post(meeting.urls.vote(secret), "choice", "no").location())
                .isEqualTo(address);

        String open = meeting.ben.get(address).body();
        assertThat(open)
                .contains("Who keeps the bees?", CODE_SHOWN)
                .doesNotContain("<strong>No</strong>")
                .doesNotContain("Recorded at");
        String code = site.rows("SELECT receipt FROM open_urn WHERE ballot_id = " + secret).get(0);
        assertThat(open).contains(code);
        Browser elsewhere = meeting.signedIn("Ben");
        assertThat(elsewhere.get(address).body())
                .contains("It was shown in the browser in which you voted")
                .doesNotContain(CODE_SHOWN);

        meeting.services().ballots().close(meeting.id, secret);
        assertThat(meeting.ben.get(address).body())
                .contains(code)
                .doesNotContain("<strong>No</strong>");

        meeting.services().ballots().publish(meeting.id, secret);
        assertThat(meeting.ben.get(address).body()).contains(code, "<strong>No</strong>");
        assertThat(elsewhere.get(address).body())
                .contains("It was shown in the browser in which you voted")
                .doesNotContain(code)
                .doesNotContain("<strong>No</strong>");
    }

    @Test
    void thereIsNoneOfUnknownBallots() {
        assertThat(meeting.ben.get(meeting.urls.receipt(ballot + 1000)).status()).isEqualTo(404);
    }
}
