package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rostrum.people.Delegations;
import rostrum.people.Member;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class CastVoteTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();
    private final long ballot = meeting.openBallot("Adopt?");

    @Test
    void works() {
        Answer answer = vote(meeting.ben, "yes");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.receipt(ballot));
        assertThat(votes()).containsExactly("yes");
        assertThat(meeting.ben.get(answer.location()).body()).contains(receipts().getFirst());
    }

    @Test
    void theSameAgainGetsTheSameReceipt() {
        vote(meeting.ben, "yes");
        List<String> first = receipts();

        assertThat(vote(meeting.ben, "yes").location()).isEqualTo(meeting.urls.receipt(ballot));
        assertThat(receipts()).isEqualTo(first);

        meeting.services().ballots().close(meeting.id, ballot);
        assertThat(vote(meeting.ben, "yes").status())
                .as("the first answer may have been lost")
                .isEqualTo(303);
        assertThat(receipts()).isEqualTo(first);
    }

    @Test
    void anotherChoiceReplacesTheVote() {
        vote(meeting.ben, "yes");

        assertThat(vote(meeting.ben, "no").status()).isEqualTo(303);
        assertThat(votes()).containsExactly("no");
    }

    @Test
    void anotherChoiceIsRefusedWhereVotesAreFinal() {
        long isFinal = meeting.openBallot("Finally?", false);
        meeting.ben.post(meeting.urls.vote(isFinal), "choice", "yes");

        Answer answer = meeting.ben.post(meeting.urls.vote(isFinal), "choice", "no");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body())
                .contains("The first vote counts.")
                .contains("href=\"" + meeting.urls.votes() + "\"");
        assertThat(votes(isFinal)).containsExactly("yes");
    }

    @Test
    void severalPapersOnOneForm() {
        Member ada = meeting.member("Ada");
        Delegations delegations = new Delegations(meeting.services().database(), site.clock);
        delegations.limit(meeting.id, 1);
        delegations.give(meeting.id, ada.number(), meeting.member("Ben").number());
        long both = meeting.openBallot("Both?");
        String address = meeting.urls.vote(both);

        assertThat(meeting.ada.post(address, "choice", "no").status()).isEqualTo(403);
        assertThat(meeting.ben.post(address, "choice", "yes", "choice-999999", "no").status())
                .isEqualTo(403);
        assertThat(votes(both)).isEmpty();

        Answer answer = meeting.ben.post(address, "choice", "yes", "choice-" + ada.id(), "no");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(votes(both)).containsExactlyInAnyOrder("yes", "no");
        assertThat(meeting.ben.get(answer.location()).body())
                .contains("<strong>Yes</strong>", "Ada", "<strong>No</strong>");
        assertThat(meeting.ben.post(address, "choice-" + ada.id(), "abstain").status())
                .isEqualTo(303);
        assertThat(votes(both)).containsExactlyInAnyOrder("yes", "abstain");
    }

    @Test
    void aSecretVoteIsKnownAgainInTheSameBrowserOnly() {
        long secret = meeting.openSecret("Who keeps the bees?");
        String address = meeting.urls.vote(secret);

        assertThat(meeting.ben.post(address, "choice", "yes").status()).isEqualTo(303);
        assertThat(meeting.ben.post(address, "choice", "yes").status()).isEqualTo(303);
        assertThat(meeting.ben.post(address, "choice", "no").status()).isEqualTo(409);
        assertThat(meeting.signedIn("Ben").post(address, "choice", "yes").status()).isEqualTo(409);
        assertThat(site.rows("SELECT paper FROM open_urn WHERE ballot_id = " + secret))
                .containsExactly("yes");
    }

    @Test
    void refusedWhenVotingIsOver() {
        meeting.services().ballots().close(meeting.id, ballot);

        Answer answer = vote(meeting.ben, "yes");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body())
                .contains("was not recorded")
                .contains("href=\"" + meeting.urls.votes() + "\"");
        assertThat(votes()).isEmpty();
    }

    @Test
    void refusedBeforeVotingBegins() {
        long draft = meeting.draft("Later?", true).id();

        assertThat(meeting.ben.post(meeting.urls.vote(draft), "choice", "yes").status())
                .isEqualTo(409);
        assertThat(votes(draft)).isEmpty();
    }

    @Test
    void refusedToThoseWhoCameOnTheRegisterLater() {
        meeting.execute("DELETE FROM electoral_register WHERE ballot_id = " + ballot);

        Answer answer = vote(meeting.ben, "yes");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("not on the electoral register");
    }

    @Test
    void refusedToGuests() {
        assertThat(vote(meeting.gus, "yes").status()).isEqualTo(403);
        assertThat(votes()).isEmpty();
    }

    @Test
    void refusedToAllWhoAreNotOnTheRegister() {
        assertThat(vote(site.browser(), "yes").status()).isEqualTo(401);
        assertThat(vote(site.olga(), "yes").status()).isEqualTo(401);
        assertThat(vote(site.organiser(), "yes").status()).isEqualTo(401);
        assertThat(votes()).isEmpty();
    }

    @Test
    void anythingButOneValidChoiceIsRefused() {
        Browser ben = meeting.ben;
        String address = meeting.urls.vote(ballot);

        assertThat(ben.post(address).status()).isEqualTo(400);
        assertThat(vote(ben, "").status()).isEqualTo(400);
        assertThat(vote(ben, "YES").status()).isEqualTo(400);
        assertThat(vote(ben, "yes\0").status()).isEqualTo(400);
        assertThat(vote(ben, "x".repeat(10_000)).status()).isEqualTo(400);
        assertThat(ben.post(address, "choice", "yes", "choice", "no").status()).isEqualTo(400);
        assertThat(ben.post(address, "choice", "yes", "choice", "yes").status()).isEqualTo(400);
        assertThat(votes()).isEmpty();
    }

    @Test
    void ballotsOfOtherAssembliesAreNotFound() {
        Meeting other = site.meeting();
        long foreign = other.openBallot("Theirs?");

        assertThat(meeting.ben.post(meeting.urls.vote(foreign), "choice", "yes").status())
                .isEqualTo(404);
        assertThat(meeting.ben.post(other.urls.vote(foreign), "choice", "yes").status())
                .isEqualTo(401);
        assertThat(votes(foreign)).isEmpty();
    }

    @Test
    void aLinkDoesNotVote() {
        assertThat(meeting.ben.get(meeting.urls.vote(ballot) + "?choice=yes").status())
                .isEqualTo(405);
        assertThat(votes()).isEmpty();
    }

    private Answer vote(Browser browser, String choice) {
        return browser.post(meeting.urls.vote(ballot), "choice", choice);
    }

    private List<String> votes() {
        return votes(ballot);
    }

    private List<String> votes(long of) {
        return site.rows("SELECT choice FROM roll_call_vote WHERE ballot_id = " + of);
    }

    private List<String> receipts() {
        return site.rows("SELECT receipt FROM roll_call_vote WHERE ballot_id = " + ballot);
    }
}
