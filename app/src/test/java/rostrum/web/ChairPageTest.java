package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class ChairPageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        meeting.item("Budget");
        meeting.draft("Adopt?", true);
        meeting.openBallot("Open?");
        meeting.services().notices().post(meeting.id, "Lunch");

        Answer answer = meeting.ada.get(meeting.urls.chair());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Budget", "Adopt?", "Open?", "Lunch")
                .contains("action=\"" + meeting.urls.chairState() + "\"")
                .contains("/live?view=chair&amp;lang=en")
                .contains("href=\"" + meeting.urls.newBallot() + "\"")
                .contains("href=\"" + meeting.urls.proxies() + "\"");
    }

    @Test
    void draftsAreSelectedAndOpenedTogether() {
        long first = meeting.draft("Adopt?", true).id();
        String together = "action=\"" + meeting.urls.openBallots() + "\"";
        assertThat(meeting.ada.get(meeting.urls.chair()).body())
                .contains("action=\"" + meeting.urls.step(first, "open") + "\"")
                .as("one alone")
                .doesNotContain(together);
        long second = meeting.draft("Elect?", true).id();

        assertThat(meeting.ada.get(meeting.urls.chair()).body())
                .contains(together, "name=\"ballot\" value=\"" + first + "\"")
                .contains("name=\"ballot\" value=\"" + second + "\"")
                .contains("href=\"" + meeting.urls.editBallot(second) + "\"");
    }

    @Test
    void everyBallotOffersItsNextStep() {
        long ballot = meeting.openBallot("Adopt?");
        assertThat(console()).contains(meeting.urls.step(ballot, "close")).doesNotContain("+5 min");
        meeting.services()
                .ballots()
                .moveDeadline(meeting.id, ballot, site.clock.instant().plusSeconds(600));
        assertThat(console()).contains("+1 min", "+5 min");
        meeting.services().ballots().close(meeting.id, ballot);
        assertThat(console()).contains(meeting.urls.step(ballot, "publish"));
        meeting.services().ballots().publish(meeting.id, ballot);
        assertThat(console()).contains("class=\"outcome\"").doesNotContain("/repeat\"");
        meeting.services().ballots().annul(meeting.id, ballot, "Miscounted.");
        assertThat(console()).contains("data-annulled", meeting.urls.step(ballot, "repeat"));
        meeting.services().ballots().repeat(meeting.id, ballot);
        assertThat(console()).doesNotContain(meeting.urls.step(ballot, "repeat"));
    }

    @Test
    void whatIsOverIsFoldedAwayButNothingElse() {
        long first = meeting.openBallot("First?");
        long second = meeting.openBallot("Second?");
        for (int i = 0; i < 5; i++) {
            long over = meeting.openBallot("Over " + i + "?");
            meeting.services().ballots().close(meeting.id, over);
            meeting.services().ballots().publish(meeting.id, over);
        }
        assertThat(console()).doesNotContain("chair-ballots-earlier");
        meeting.services().ballots().close(meeting.id, first);
        meeting.services().ballots().publish(meeting.id, first);

        String folded = console().split("id=\"chair-ballots-earlier\"", 2)[1];
        assertThat(folded.substring(0, folded.indexOf("</details>")))
                .contains("Earlier ballots (1)", "First?")
                .doesNotContain("Second?", "Over");
        assertThat(console()).contains(meeting.urls.step(second, "close"));
    }

    private String console() {
        return meeting.ada.get(meeting.urls.chair()).body();
    }

    @Test
    void organisersMayChairAsWell() {
        assertThat(site.organiser().get(meeting.urls.chair()).status()).isEqualTo(200);
    }

    @Test
    void refusedToAllOthers() {
        assertThat(meeting.ben.get(meeting.urls.chair()).status()).isEqualTo(403);
        assertThat(meeting.gus.get(meeting.urls.chair()).status()).isEqualTo(403);
        assertThat(site.olga().get(meeting.urls.chair()).status()).isEqualTo(401);
        Answer nobody = site.browser().get(meeting.urls.chair());
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.body())
                .contains(meeting.urls.signIn())
                .doesNotContain("Meeting of " + meeting.slug);
    }

    @Test
    void unknownAssembliesAreNotFound() {
        assertThat(meeting.ada.get("/a/nowhere/chair").status()).isEqualTo(404);
    }
}
