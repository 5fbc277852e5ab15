package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.voting.Secrecy;

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

    @Test
    void anElectionHasABoxForEachCandidate() {
        long ballot = BallotFixture.election(meeting, Secrecy.SECRET);

        String page = meeting.ben.get(meeting.urls.ballot(ballot)).body();

        assertThat(page)
                .contains("choose up to 2", "data-most=\"2\"")
                .contains("<span>Dana &lt;b&gt;</span>", "<span>Abstention</span>")
                .contains("This ballot is secret")
                .contains("Up to 2 win; each needs more than half of the votes cast")
                .containsPattern(
                        "type=\"checkbox\" name=\"choice\" value=\"3\" id=\"ballot-\\d+-3\">");
    }

    @Test
    void winnersAreMarkedInTheResult() {
        long ballot = BallotFixture.election(meeting, Secrecy.ROLL_CALL);
        meeting.ben.post(meeting.urls.vote(ballot), "choice", "1", "choice", "3");
        meeting.ada.post(meeting.urls.vote(ballot), "choice", "3");
        meeting.services().ballots().close(meeting.id, ballot);
        meeting.services().ballots().publish(meeting.id, ballot);

        assertThat(site.browser().get(meeting.urls.ballot(ballot)).body())
                .contains("Elected: Fay (2).", "One seat stays open.")
                .contains("data-choice=\"3\" data-votes=\"2\" data-won>")
                .contains("data-choice=\"1\" data-votes=\"1\">", "50 %", "100 %");
    }

    @Test
    void theCountIsShownWhileOpenWhereTheBallotSaysSo() {
        long ballot = BallotFixture.withInterimCount(meeting);
        long other = meeting.openBallot("Adopt?");
        meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes");
        meeting.ben.post(meeting.urls.vote(other), "choice", "yes");

        assertThat(site.browser().get(meeting.urls.ballot(ballot)).body())
                .contains("Adopted if at least two thirds of the votes cast")
                .contains("Count so far, not final:", "data-choice=\"yes\" data-votes=\"1\"");
        assertThat(site.browser().get(meeting.urls.ballot(other)).body())
                .doesNotContain("Count so far", "data-votes");
    }

    @Test
    void anAnnulledBallotSaysWhyAndItsRepetitionLeadsBack() {
        long ballot = meeting.openBallot("Adopt?");
        meeting.services().ballots().annul(meeting.id, ballot, "The <lights> went out.");
        long again = meeting.services().ballots().repeat(meeting.id, ballot).id();
        meeting.services().ballots().open(meeting.id, again);

        assertThat(site.browser().get(meeting.urls.ballot(ballot)).body())
                .contains("data-annulled", "It was annulled: The &lt;lights&gt; went out.")
                .doesNotContain("The result follows");
        assertThat(site.browser().get(meeting.urls.ballot(again)).body())
                .contains("href=\"" + meeting.urls.ballot(ballot) + "\">Repeats a ballot");
    }

    @Test
    void aWithheldResultSaysWhy() {
        long ballot = meeting.openBallot("Adopt?");
        meeting.services().ballots().close(meeting.id, ballot);
        meeting.services().ballots().withhold(meeting.id, ballot, "A court decides first.");

        assertThat(site.browser().get(meeting.urls.ballot(ballot)).body())
                .contains("The result is not published: A court decides first.");
    }
}
