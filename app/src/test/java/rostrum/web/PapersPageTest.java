package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.voting.Secrecy;
import rostrum.web.BallotFixture.Cleo;

final class PapersPageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();
    private final Cleo cleo = BallotFixture.represented(meeting);
    private final long ballot = BallotFixture.election(meeting, Secrecy.SECRET);

    @Test
    void works() {
        Answer answer = meeting.ben.get(meeting.urls.papers(ballot));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Your own vote", "The vote of Cleo")
                .contains("action=\"" + meeting.urls.vote(ballot) + "\"")
                .contains("type=\"checkbox\" name=\"choice\" value=\"3\"")
                .contains("type=\"checkbox\" name=\"choice-" + cleo.id() + "\" value=\"abstain\"")
                .contains("data-most=\"2\"", "<script ");
    }

    @Test
    void whatIsSentGetsAReceiptForEachPaper() {
        Answer sent =
                meeting.ben.post(
                        meeting.urls.vote(ballot),
                        "choice",
                        "1",
                        "choice-" + cleo.id(),
                        "2",
                        "choice-" + cleo.id(),
                        "3");

        assertThat(sent.location()).isEqualTo(meeting.urls.receipt(ballot));
        assertThat(meeting.ben.get(sent.location()).body())
                .contains("2 votes are recorded", "<dd>Ben</dd>", "<dd>Cleo</dd>")
                .doesNotContain("Dana", "Still to be filled in");
    }

    @Test
    void aPaperLeftEmptyIsNotCastAndRemindedOf() {
        Answer sent = meeting.ben.post(meeting.urls.vote(ballot), "choice", "1");

        assertThat(meeting.ben.get(sent.location()).body())
                .contains("Still to be filled in: Cleo.", meeting.urls.papers(ballot));
        assertThat(meeting.ben.get(meeting.urls.papers(ballot)).body())
                .contains("Already cast.")
                .doesNotContain("name=\"choice\"")
                .contains("name=\"choice-" + cleo.id() + "\"");
    }

    @Test
    void afterTheEndThereIsNoForm() {
        meeting.services().ballots().close(meeting.id, ballot);

        assertThat(meeting.ben.get(meeting.urls.papers(ballot)).body())
                .contains("Voting has ended.")
                .doesNotContain("action=\"" + meeting.urls.vote(ballot));
    }

    @Test
    void refusedToAllWhoHoldNoPaper() {
        String address = meeting.urls.papers(ballot);

        assertThat(cleo.browser().get(address).status()).isEqualTo(403);
        assertThat(meeting.gus.get(address).status()).isEqualTo(403);
        assertThat(site.browser().get(address).status()).isEqualTo(401);
        assertThat(site.olga().get(address).status()).isEqualTo(401);
    }

    @Test
    void draftsAreNotFound() {
        long draft = meeting.draft("Later?", true).id();

        assertThat(meeting.ben.get(meeting.urls.papers(draft)).status()).isEqualTo(404);
    }
}
