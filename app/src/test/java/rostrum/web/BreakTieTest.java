package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import rostrum.counting.TieRule;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class BreakTieTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    private final long ballot = ElectionFixture.tied(meeting, TieRule.CHAIR, "Ines", "Jule", "Kai");

    @Test
    void works() {
        assertThat(meeting.ada.post(meeting.urls.step(ballot, "publish")).status()).isEqualTo(409);
        assertThat(meeting.ada.get(meeting.urls.chairBallot(ballot)).body())
                .contains("action=\"" + meeting.urls.step(ballot, "tie") + "\"")
                .contains("name=\"rank\" value=\"1\"", "name=\"rank\" value=\"2\"")
                .doesNotContain("name=\"rank\" value=\"3\"");

        Answer answer = decide("2");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.chairBallot(ballot));
        assertThat(winners()).containsExactly("2");
        assertThat(meeting.ada.post(meeting.urls.step(ballot, "publish")).status()).isEqualTo(303);
    }

    @Test
    void theWholeOrderMayBeGiven() {
        assertThat(decide("2", "1").status()).isEqualTo(303);
        assertThat(winners()).containsExactly("2");
    }

    @Test
    void whereSeveralWinTheyArePutInOrder() {
        meeting.services()
                .register()
                .importCsv(meeting.id, new StringReader("number,name\n7,Lea\n"));
        long two = ElectionFixture.draft(meeting, TieRule.CHAIR, 2, "Ines", "Jule", "Kai");
        meeting.services().ballots().open(meeting.id, two);
        ElectionFixture.vote(meeting, two);
        ElectionFixture.cast(meeting, "Lea", two, "3");
        meeting.services().ballots().close(meeting.id, two);
        String path = meeting.urls.step(two, "tie");
        assertThat(meeting.ada.get(meeting.urls.chairBallot(two)).body().split("<select", -1))
                .hasSize(4);

        assertThat(meeting.ada.post(path, "rank", "3").status()).isEqualTo(400);
        assertThat(meeting.ada.post(path, "rank", "3", "rank", "1", "rank", "2").status())
                .isEqualTo(303);

        assertThat(meeting.services().results().of(meeting.ballot(two)).outcome().won())
                .containsExactly("3", "1");
    }

    @Test
    void onlyThoseWhoAreTiedCanBeNamed() {
        assertThat(decide("3").status()).isEqualTo(400);
        assertThat(decide("1", "1").status()).isEqualTo(400);
        assertThat(decide("1", "2", "3").status()).isEqualTo(400);
        assertThat(decide().status()).isEqualTo(400);
        assertThat(winners()).isEmpty();
    }

    @Test
    void whatIsDecidedStaysSo() {
        decide("2");
        assertThat(decide("1").status()).isEqualTo(409);
        assertThat(winners()).containsExactly("2");
    }

    @Test
    void whereNoTieIsTheChairsItIsRefused() {
        long lot = ElectionFixture.tied(meeting, TieRule.NONE, "Ines", "Jule");
        long open = meeting.openBallot("Adopt?");
        assertThat(meeting.ada.post(meeting.urls.step(lot, "tie"), "rank", "1").status())
                .isEqualTo(409);
        assertThat(meeting.ada.post(meeting.urls.step(open, "tie"), "rank", "yes").status())
                .isEqualTo(409);
    }

    @Test
    void ballotsOfOtherAssembliesAreNotFound() {
        Meeting other = site.meeting();
        assertThat(other.ada.post(other.urls.step(ballot, "tie"), "rank", "1").status())
                .isEqualTo(404);
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(meeting, meeting.urls.step(ballot, "tie"), "rank", "1");
        assertThat(winners()).isEmpty();
    }

    private Answer decide(String... ranks) {
        String[] fields = new String[2 * ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            fields[2 * i] = "rank";
            fields[2 * i + 1] = ranks[i];
        }
        return meeting.ada.post(meeting.urls.step(ballot, "tie"), fields);
    }

    private List<String> winners() {
        return meeting.services().results().of(meeting.ballot(ballot)).outcome().won();
    }
}
