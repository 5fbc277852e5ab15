package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.TieRule;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.Electorate;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;

final class PrepareBallotTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        long item = meeting.item("Budget").id();

        Answer answer =
                prepare(
                        "question", "Adopt?",
                        "markdown", "The *budget*",
                        "item", String.valueOf(item),
                        "majority", "two_thirds",
                        "minutes", "5",
                        "revote", "on");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.chair());
        Ballot ballot = ballots().getFirst();
        assertThat(ballot.question()).isEqualTo("Adopt?");
        assertThat(ballot.state()).isEqualTo(BallotState.DRAFT);
        assertThat(ballot.rules().majority()).isEqualTo(Majority.TWO_THIRDS);
        assertThat(ballot.settings().mayRevote()).isTrue();
        assertThat(ballot.agendaItemId()).contains(item);
        assertThat(ballot.settings().duration()).contains(Duration.ofMinutes(5));
    }

    @Test
    void mostFieldsMayBeLeftOut() {
        assertThat(prepare("question", "Adopt?", "majority", "simple").status()).isEqualTo(303);
        assertThat(ballots().getFirst().settings().mayRevote()).isFalse();
        assertThat(ballots().getFirst().settings().duration()).isEmpty();
    }

    @Test
    void everySettingCanBeChosen() {
        Answer answer =
                prepare(
                        "question", "Board",
                        "method", "election",
                        "options", " Ines \r\n\r\nJule\r\nKai\r\n",
                        "mostChoices", "3",
                        "seats", "2",
                        "secrecy", "secret",
                        "majority", "absolute",
                        "majorityBase", "present",
                        "countAbstentions", "on",
                        "quorumPercent", "33,5",
                        "quorumBase", "present",
                        "tieRule", "lot",
                        "electorate", "present",
                        "weighted", "no",
                        "publishAtClosing", "on");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(ballots().getFirst().settings())
                .isEqualTo(
                        new Settings(
                                new Rules(
                                        Method.ELECTION,
                                        List.of("Ines", "Jule", "Kai"),
                                        3,
                                        2,
                                        Majority.ABSOLUTE,
                                        Base.PRESENT,
                                        true,
                                        new BigDecimal("33.5"),
                                        Base.PRESENT,
                                        TieRule.LOT),
                                Secrecy.SECRET,
                                false,
                                Electorate.PRESENT,
                                false,
                                false,
                                true,
                                Optional.empty()));
    }

    @Test
    void howManyMayBeNamedFollowsFromTheMethod() {
        assertThat(mostChoices("election", "2")).isEqualTo(2);
        assertThat(mostChoices("up_to_k", "1")).isEqualTo(3);
        assertThat(mostChoices("one_of_n", "1")).isEqualTo(1);
    }

    private int mostChoices(String method, String seats) {
        prepare(
                "question",
                method,
                "majority",
                "simple",
                "method",
                method,
                "seats",
                seats,
                "options",
                "a\nb\nc");
        return ballots().getLast().rules().mostChoices();
    }

    @Test
    void whatOnlyARollCallHasIsLeftOutOfASecretBallot() {
        prepare(
                "question",
                "Secret?",
                "majority",
                "simple",
                "secrecy",
                "secret",
                "revote",
                "on",
                "interim",
                "on");

        assertThat(ballots().getFirst().settings().mayRevote()).isFalse();
        assertThat(ballots().getFirst().settings().interim()).isFalse();
    }

    @Test
    void aRefusedFormIsShownAgainAsItWasFilledIn() {
        String question = "<Who?> " + "x".repeat(400);
        Answer answer =
                prepare(
                        "question", question,
                        "markdown", "Two &\nlines",
                        "method", "election",
                        "options", "Only one\nOnly one",
                        "seats", "7",
                        "majority", "three_quarters",
                        "tieRule", "chair",
                        "interim", "on");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("role=\"alert\"", "Question: at most 300 characters")
                .contains("value=\"&lt;Who?&gt; xxx", "x".repeat(400))
                .contains(">Two &amp;\nlines</textarea>", ">Only one\nOnly one</textarea>")
                .contains("name=\"seats\" value=\"7\"", "maxlength=\"300\" aria-invalid")
                .contains("<option value=\"election\" selected>")
                .contains("<option value=\"three_quarters\" selected>")
                .contains("<option value=\"chair\" selected>")
                .contains("name=\"interim\" checked")
                .contains("action=\"" + meeting.urls.chairBallots() + "\"")
                .contains("name=\"back\" value=\"" + meeting.urls.newBallot() + "\"");
        assertThat(ballots()).isEmpty();

        Answer german =
                meeting.ada
                        .withCookie("language", "de")
                        .post(
                                meeting.urls.chairBallots(),
                                "question",
                                "Wer?",
                                "majority",
                                "simple",
                                "method",
                                "election",
                                "options",
                                "Ines\nInes");
        assertThat(german.status()).isEqualTo(400);
        assertThat(german.body()).contains("Bitte prüfen: Antworten oder Kandidaturen", "Wer?");
    }

    @Test
    void badFieldsAreRefused() {
        refused("question", "");
        refused("question", "x".repeat(301));
        refused("markdown", "x".repeat(20_001));
        refused("majority", "");
        refused("majority", "most");
        refused("minutes", "0");
        refused("minutes", "-5");
        refused("minutes", "1e3");
        refused("minutes", "9999");
        refused("minutes", "99999");
        refused("minutes", "٣");
        refused("method", "guess");
        refused("secrecy", "maybe");
        refused("quorumPercent", "101");
        refused("quorumPercent", "half");
        refused("quorumPercent", "1.234");
        refused("quorumBase", "register");
        refused("seats", "x");
        refused("electorate", "all");
        refused("item", "first");
        refused("item", "999999999999999999");
        refused("item", String.valueOf(site.meeting().item("Theirs").id()));
        assertThat(ballots()).isEmpty();
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(
                meeting, meeting.urls.chairBallots(), "question", "Q", "majority", "simple");
        assertThat(ballots()).isEmpty();
    }

    private void refused(String field, String value) {
        String question = field.equals("question") ? value : "Adopt?";
        String majority = field.equals("majority") ? value : "simple";
        Answer answer = prepare("question", question, "majority", majority, field, value);
        assertThat(answer.status()).as(field + "=" + value).isEqualTo(400);
    }

    private Answer prepare(String... fields) {
        return meeting.ada.post(meeting.urls.chairBallots(), fields);
    }

    private List<Ballot> ballots() {
        return meeting.services().ballots().list(meeting.id);
    }
}
