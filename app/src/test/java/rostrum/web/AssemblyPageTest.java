package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class AssemblyPageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        meeting.services().agenda().moveTo(meeting.id, meeting.item("Budget").id());
        meeting.services().notices().post(meeting.id, "Lunch at noon");
        long ballot = meeting.openBallot("Adopt the budget?");

        Answer answer = site.browser().get(meeting.urls.home());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Meeting of " + meeting.slug)
                .contains("Text of <strong>Budget</strong>")
                .contains("Lunch at noon")
                .contains("id=\"ballot-" + ballot + "\"")
                .contains(
                        "data-live-url=\"" + meeting.urls.home() + "/live?view=member&amp;lang=en");
    }

    @Test
    void aVoterGetsAFormAndOthersADisabledOne() {
        meeting.openBallot("Adopt?");

        assertThat(meeting.ben.get(meeting.urls.home()).body())
                .contains("<fieldset data-vote>")
                .contains("data-voter=\"true\"");
        assertThat(meeting.gus.get(meeting.urls.home()).body())
                .contains("<fieldset data-vote disabled>")
                .contains("data-voter=\"false\"");
        assertThat(site.browser().get(meeting.urls.home()).body())
                .contains("<fieldset data-vote disabled>");
        assertThat(site.olga().get(meeting.urls.home()).body())
                .contains("<fieldset data-vote disabled>");
    }

    @Test
    void saysWhoIsSignedIn() {
        assertThat(meeting.ben.get(meeting.urls.home()).body())
                .contains("Signed in as Ben")
                .contains(meeting.urls.checkIn())
                .doesNotContain(meeting.urls.chair());
        assertThat(meeting.ada.get(meeting.urls.home()).body())
                .contains("Signed in as Ada")
                .contains(meeting.urls.chair());
        assertThat(site.olga().get(meeting.urls.home()).body())
                .doesNotContain("Signed in as")
                .contains(meeting.urls.signIn());
    }

    @Test
    void whatIsPersonalIsShownToThatMemberOnly() {
        long ballot = meeting.openBallot("Adopt?");
        meeting.ben.post(meeting.urls.vote(ballot), "choice", "no");

        assertThat(meeting.ben.get(meeting.urls.home()).body())
                .contains("You voted: No.")
                .contains("id=\"ballot-" + ballot + "-no\" checked")
                .doesNotContain("-yes\" checked")
                .contains(meeting.urls.receipt(ballot));
        assertThat(meeting.ada.get(meeting.urls.home()).body())
                .doesNotContain("You voted", "\" checked");
    }

    @Test
    void whatEverybodySeesShowsEachChangeAndTheTimeOfEachRequest() {
        String before = site.browser().get(meeting.urls.home()).body();
        assertThat(before).contains("href=\"" + meeting.urls.signIn() + "\"");
        assertThat(meeting.ben.get(meeting.urls.home()).body())
                .contains("Signed in as Ben")
                .doesNotContain("href=\"" + meeting.urls.signIn() + "\"");
        assertThat(site.organiser().get(meeting.urls.home()).body())
                .contains(meeting.urls.register());

        meeting.services().notices().post(meeting.id, "Lunch at noon");
        site.clock.advance(Duration.ofMillis(1));
        Answer after = site.browser().get(meeting.urls.home());
        site.clock.advance(Duration.ofMillis(1));

        assertThat(before).doesNotContain("Lunch at noon");
        assertThat(after.body()).contains("Lunch at noon").doesNotContain("Ben");
        assertThat(now(after.body())).isGreaterThan(now(before));
        assertThat(now(site.browser().get(meeting.urls.home()).body()))
                .isGreaterThan(now(after.body()));
    }

    private static long now(String page) {
        return Long.parseLong(page.replaceAll("(?s).* data-now=\"(\\d+)\".*", "$1"));
    }

    @Test
    void membersOnlyAsksOthersToSignIn() {
        meeting.membersOnly();

        assertThat(meeting.ben.get(meeting.urls.home()).status()).isEqualTo(200);
        assertThat(meeting.gus.get(meeting.urls.home()).status()).isEqualTo(200);
        assertThat(site.organiser().get(meeting.urls.home()).status()).isEqualTo(200);
        Answer nobody = site.browser().get(meeting.urls.home());
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.body()).contains("href=\"" + meeting.urls.signIn() + "\"");
        assertThat(nobody.body()).doesNotContain("Meeting of");
        assertThat(site.olga().get(meeting.urls.home()).status()).isEqualTo(401);
    }

    @Test
    void aDraftIsThereForThoseWhoChairOnly() {
        meeting.execute("UPDATE assembly SET state = 'draft' WHERE id = " + meeting.id);

        assertThat(meeting.ada.get(meeting.urls.home()).status()).isEqualTo(200);
        assertThat(site.organiser().get(meeting.urls.home()).status()).isEqualTo(200);
        assertThat(meeting.ben.get(meeting.urls.home()).status()).isEqualTo(404);
        assertThat(site.olga().get(meeting.urls.home()).status()).isEqualTo(404);
        assertThat(site.browser().get(meeting.urls.home()).status()).isEqualTo(404);
    }

    @Test
    void unknownAssembliesAreNotFound() {
        Answer answer = site.browser().get("/a/nowhere");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing at this address.");
        assertThat(site.browser().get("/a/NOWHERE").status()).isEqualTo(404);
    }

    @Test
    void whoMayNotChangeHerVoteHasNoFormAnyMore() {
        long ballot = meeting.openBallot("Finally?", false);
        meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes");

        assertThat(meeting.ben.get(meeting.urls.home()).body())
                .contains("<fieldset data-vote disabled>")
                .contains("id=\"ballot-" + ballot + "-yes\" checked");
        assertThat(meeting.ada.get(meeting.urls.home()).body())
                .doesNotContain("<fieldset data-vote disabled>");
    }

    @Test
    void whoCameLaterIsToldThatSheCannotVote() {
        long ballot = meeting.openBallot("Adopt?");
        meeting.execute(
                "DELETE FROM electoral_register WHERE ballot_id = "
                        + ballot
                        + " AND member_id = "
                        + meeting.member("Ben").id());

        assertThat(meeting.ben.get(meeting.urls.home()).body())
                .contains("<fieldset data-vote disabled>")
                .contains("You are not on the electoral register of this ballot");
    }

    @Test
    void whoGaveHerVoteAwayIsToldSoInsteadOfAForm() {
        BallotFixture.Cleo cleo = BallotFixture.represented(meeting);
        assertThat(cleo.browser().get(meeting.urls.home()).body())
                .as("forms that come live are disabled as well")
                .contains("data-voter=\"away\"");
        meeting.openBallot("Adopt?");

        assertThat(cleo.browser().get(meeting.urls.home()).body())
                .contains("<fieldset data-vote disabled>")
                .contains("Ben votes for you in this ballot.")
                .contains("You have given your vote to Ben.");
        assertThat(meeting.ben.get(meeting.urls.home()).body())
                .contains("<fieldset data-vote>", "You also vote for: Cleo.");
    }

    @Test
    void oldBallotsAreOnAPageOfTheirOwn() {
        long open = meeting.openBallot("Still open?");
        long oldest = closed("Oldest?");
        assertThat(site.browser().get(meeting.urls.home()).body())
                .contains("Oldest?")
                .doesNotContain("href=\"" + meeting.urls.ballots() + "\"");
        for (int i = 1; i <= 10; i++) {
            closed("Number " + i + "?");
        }

        String page = site.browser().get(meeting.urls.home()).body();
        assertThat(page)
                .contains("Still open?", "Number 1?", "Number 10?")
                .contains("id=\"ballot-" + open + "\"")
                .doesNotContain("Oldest?")
                .contains("href=\"" + meeting.urls.ballots() + "\"");
        assertThat(page)
                .as("its hash stays, so that the stream does not send it")
                .containsPattern(
                        "<section id=\"ballot-" + oldest + "\" data-v=\"[^\"]+\"[^>]* hidden>");
    }

    private long closed(String question) {
        long ballot = meeting.openBallot(question);
        meeting.services().ballots().close(meeting.id, ballot);
        return ballot;
    }
}
