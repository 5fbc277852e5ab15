package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import rostrum.counting.TieRule;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class ChairBallotPageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        long ballot = meeting.openBallot("Adopt?");
        ElectionFixture.cast(meeting, "Ada", ballot, "yes");

        Answer answer = meeting.ada.get(meeting.urls.chairBallot(ballot));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Adopt?", "Voting is open", "simple majority", "Opened")
                .contains("id=\"turnout-" + ballot + "\"", "/live?ballot=" + ballot)
                .contains("<td>North</td><td class=\"number\">1</td><td class=\"number\">1</td>")
                .contains("<td>South</td><td class=\"number\">0</td><td class=\"number\">1</td>")
                .contains("<td>2</td><td>Ben</td><td>South</td>")
                .doesNotContain("<td>Ada</td>")
                .contains(meeting.urls.step(ballot, "close"), meeting.urls.step(ballot, "annul"))
                .doesNotContain(meeting.urls.step(ballot, "withhold"), "+5 min");
    }

    @Test
    void aDraftCanBeOpenedAndChanged() {
        long ballot = meeting.draft("Adopt?", true).id();

        assertThat(page(ballot))
                .contains(meeting.urls.step(ballot, "open"), meeting.urls.editBallot(ballot))
                .doesNotContain("/live?", "annul", "Not voted yet");
    }

    @Test
    void theCountIsShownHereBeforeItIsPublished() {
        long ballot = ElectionFixture.tied(meeting, TieRule.NONE, "Ines", "Jule");

        assertThat(page(ballot))
                .contains("only those who chair see it so far", "Ines", "Seats")
                .contains(meeting.urls.step(ballot, "publish"))
                .contains(meeting.urls.step(ballot, "withhold"))
                .contains(meeting.urls.step(ballot, "run-off"));
        assertThat(meeting.ben.get(meeting.urls.ballot(ballot)).body())
                .doesNotContain("class=\"outcome\"");
    }

    @Test
    void remarksAreShown() {
        long ballot = ElectionFixture.tied(meeting, TieRule.NONE, "Ines", "Jule");
        meeting.services().ballots().withhold(meeting.id, ballot, "Doubts <1>.");
        assertThat(page(ballot))
                .contains("Doubts &lt;1&gt;.", meeting.urls.step(ballot, "publish"));
        meeting.services().ballots().annul(meeting.id, ballot, "Wrong list.");
        long again = meeting.services().ballots().repeat(meeting.id, ballot).id();

        assertThat(page(ballot)).contains("Wrong list.").doesNotContain("/publish\"", "/repeat\"");
        assertThat(page(again)).contains("href=\"" + meeting.urls.chairBallot(ballot) + "\"");
    }

    @Test
    void thoseWhoHaveNotVotedArePaged() {
        StringBuilder csv = new StringBuilder("number,name\n");
        for (int i = 1000; i < 1150; i++) {
            csv.append(i).append(",Voter ").append(i).append('\n');
        }
        meeting.services().register().importCsv(meeting.id, new StringReader(csv.toString()));
        long ballot = meeting.openBallot("Adopt?");

        String first = page(ballot);
        String next = meeting.urls.notVotedAfter(ballot, "1098");
        assertThat(first)
                .contains("<td>1</td><td>Ada</td>", "<td>Voter 1098</td>")
                .contains("href=\"" + next + "\"")
                .doesNotContain("Voter 1099<");

        String second = meeting.ada.get(next.replace("#absent", "")).body();
        assertThat(second)
                .contains("<td>Voter 1099</td>", "<td>2</td><td>Ben</td>")
                .doesNotContain("<td>Voter 1098</td>", "?after=");
    }

    @Test
    void inASecretBallotNobodyIsNamed() {
        long ballot = meeting.draft("Secret?", false).id();
        meeting.execute("UPDATE ballot SET secrecy = 'secret' WHERE id = " + ballot);
        meeting.services().ballots().open(meeting.id, ballot);

        assertThat(page(ballot))
                .contains("In a secret ballot this is not shown.")
                .doesNotContain("<td>Ben</td>");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        long foreign = site.meeting().draft("Theirs?", true).id();
        assertThat(meeting.ada.get(meeting.urls.chairBallot(foreign)).status()).isEqualTo(404);
        assertThat(meeting.ada.get(meeting.urls.chairBallots() + "/x").status()).isEqualTo(404);
    }

    @Test
    void refusedToAllOthers() {
        long ballot = meeting.openBallot("Adopt?");
        assertThat(meeting.ben.get(meeting.urls.chairBallot(ballot)).status()).isEqualTo(403);
        assertThat(meeting.gus.get(meeting.urls.chairBallot(ballot)).status()).isEqualTo(403);
        assertThat(site.olga().get(meeting.urls.chairBallot(ballot)).status()).isEqualTo(401);
    }

    private String page(long ballot) {
        return meeting.ada.get(meeting.urls.chairBallot(ballot)).body();
    }
}
