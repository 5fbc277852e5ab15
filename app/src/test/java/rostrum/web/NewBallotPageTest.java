package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.counting.TieRule;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class NewBallotPageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        long current = meeting.item("Budget").id();
        meeting.services().agenda().moveTo(meeting.id, current);

        Answer answer = meeting.ada.get(meeting.urls.newBallot());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("action=\"" + meeting.urls.chairBallots() + "\"")
                .contains("<option value=\"" + current + "\" selected>")
                .contains("<option value=\"yes_no_abstain\" selected>")
                .contains("<option value=\"roll_call\" selected>")
                .contains("name=\"revote\" checked")
                .contains("as=motion\" aria-current=\"true\"");
    }

    @Test
    void eachKindIsFilledInBeforehand() {
        assertThat(as("rules")).contains("<option value=\"two_thirds\" selected>");
        assertThat(as("seat"))
                .contains("<option value=\"election\" selected>", "name=\"seats\" value=\"1\"")
                .contains("<option value=\"secret\" selected>")
                .contains("<option value=\"absolute\" selected>")
                .doesNotContain("name=\"revote\" checked");
        assertThat(as("seats")).contains("name=\"seats\" value=\"2\"");
        assertThat(as("one")).contains("<option value=\"one_of_n\" selected>");
        assertThat(as("approval")).contains("<option value=\"up_to_k\" selected>");
    }

    @Test
    void whatTheKindNeedsStandsInFront() {
        String folded = "<details>";
        assertThat(as("motion").indexOf("name=\"options\"")).isGreaterThan(folded(as("motion")));
        assertThat(as("seat").indexOf("name=\"options\"")).isLessThan(folded(as("seat")));
        assertThat(as("seat").split("name=\"options\"", -1)).hasSize(2);
        assertThat(as("one").indexOf("name=\"seats\"")).isGreaterThan(folded(as("one")));
        assertThat(as("one")).contains(folded);
    }

    private static int folded(String page) {
        return page.indexOf("<details>");
    }

    @Test
    void anEarlierBallotIsTakenOver() {
        long earlier = ElectionFixture.draft(meeting, TieRule.LOT, "Ines <Igel>", "Jule");

        String page = meeting.ada.get(meeting.urls.newBallotLike(earlier)).body();

        assertThat(page)
                .contains("value=\"Board?\"", ">Ines &lt;Igel&gt;\nJule</textarea>")
                .contains("<option value=\"lot\" selected>")
                .contains("<option value=\"" + earlier + "\">Board?</option>");
    }

    @Test
    void unknownKindsAndBallotsAreRefused() {
        long foreign = site.meeting().draft("Theirs?", true).id();
        assertThat(get("?as=guess").status()).isEqualTo(400);
        assertThat(get("?like=" + foreign).status()).isEqualTo(404);
        assertThat(get("?like=x").status()).isEqualTo(404);
    }

    @Test
    void refusedToAllOthers() {
        assertThat(meeting.ben.get(meeting.urls.newBallot()).status()).isEqualTo(403);
        assertThat(site.olga().get(meeting.urls.newBallot()).status()).isEqualTo(401);
    }

    private String as(String kind) {
        return meeting.ada.get(meeting.urls.newBallotAs(kind)).body();
    }

    private Answer get(String query) {
        return meeting.ada.get(meeting.urls.newBallot() + query);
    }
}
