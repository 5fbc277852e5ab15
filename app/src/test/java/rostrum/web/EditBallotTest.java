package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.counting.Method;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class EditBallotTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    private final long ballot = meeting.draft("Adopt?", true).id();
    private final String path = meeting.urls.editBallot(ballot);

    @Test
    void works() {
        Answer form = meeting.ada.get(path);
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body())
                .contains("value=\"Adopt?\"", "action=\"" + path + "\"", "name=\"revote\" checked");

        Answer answer =
                edit(
                        "question", "Which colour?",
                        "majority", "simple",
                        "method", "one_of_n",
                        "options", "Red\nBlue");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.chair());
        assertThat(meeting.ballot(ballot).question()).isEqualTo("Which colour?");
        assertThat(meeting.ballot(ballot).rules().method()).isEqualTo(Method.ONE_OF_N);
        assertThat(meeting.ballot(ballot).rules().options()).containsExactly("Red", "Blue");
    }

    @Test
    void aRefusedFormIsShownAgain() {
        Answer answer =
                edit(
                        "question", "Which colour?",
                        "majority", "simple",
                        "method", "one_of_n",
                        "options", "Red");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Please check: Answers or candidates", ">Red</textarea>")
                .contains("value=\"Which colour?\"", "action=\"" + path + "\"");
        assertThat(meeting.ballot(ballot).question()).isEqualTo("Adopt?");
    }

    @Test
    void onlyDraftsCanBeChanged() {
        meeting.services().ballots().open(meeting.id, ballot);

        assertThat(meeting.ada.get(path).status()).isEqualTo(409);
        assertThat(edit("question", "Else?", "majority", "simple").status()).isEqualTo(409);
        assertThat(meeting.ballot(ballot).question()).isEqualTo("Adopt?");
    }

    @Test
    void ballotsOfOtherAssembliesAreNotFound() {
        long foreign = site.meeting().draft("Theirs?", true).id();
        String theirs = meeting.urls.editBallot(foreign);

        assertThat(meeting.ada.get(theirs).status()).isEqualTo(404);
        assertThat(meeting.ada.post(theirs, "question", "Ours?", "majority", "simple").status())
                .isEqualTo(404);
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(meeting, path, "question", "Else?", "majority", "simple");
        assertThat(meeting.ben.get(path).status()).isEqualTo(403);
        assertThat(site.olga().get(path).status()).isEqualTo(401);
        assertThat(meeting.ballot(ballot).question()).isEqualTo("Adopt?");
    }

    private Answer edit(String... fields) {
        return meeting.ada.post(path, fields);
    }
}
