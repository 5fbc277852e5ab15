package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.voting.Secrecy;
import rostrum.web.BallotFixture.Cleo;

/** A vote that is sent by the script: the answer is the receipt, or why there is none. */
final class VoteInPlaceTest {
    private static final String CODE = "<code>(\\w{4}-){3}\\w{4}</code>";

    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();
    private final long ballot = meeting.openBallot("Adopt?");

    @Test
    void works() {
        Answer answer = vote(meeting.ben, ballot, "choice", "abstain");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(Browser.FRAGMENT);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Vary").split(", ")).contains("Accept", "Cookie");
        assertThat(answer.body())
                .startsWith("<div class=\"mine\">")
                .contains("You voted: Abstention.", "Your vote is recorded", "Adopt?")
                .contains("<strong>Abstention</strong>", "Recorded at")
                .contains("data-may=\"true\" data-chosen=\"abstain\"")
                .contains("href=\"" + meeting.urls.receipt(ballot) + "\"")
                .containsPattern(CODE)
                .doesNotContain("<html", "<main");
        assertThat(votes(ballot)).containsExactly("abstain");
    }

    @Test
    void withoutTheHeaderTheWayToTheReceiptIsTold() {
        Answer answer = meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Vary")).isEqualTo("Accept");
    }

    @Test
    void itIsTheReceiptThatThePageShows() {
        String receipt = article(vote(meeting.ben, ballot, "choice", "yes").body());

        assertThat(article(meeting.ben.get(meeting.urls.receipt(ballot)).body()))
                .isEqualTo(receipt)
                .contains("<code>");
        assertThat(article(vote(meeting.ben, ballot, "choice", "yes").body()))
                .as("the answer may have been lost")
                .isEqualTo(receipt);
        meeting.services().ballots().close(meeting.id, ballot);
        assertThat(article(vote(meeting.ben, ballot, "choice", "yes").body())).isEqualTo(receipt);
    }

    @Test
    void theNoteIsTheOneThePageShows() {
        String note = note(vote(meeting.ben, ballot, "choice", "no").body());

        assertThat(note).contains("You voted: No.");
        assertThat(meeting.ben.get(meeting.urls.home()).body()).contains(note);
    }

    @Test
    void aSecretVoteShowsItsCodeAndNoChoice() {
        long secret = meeting.openSecret("Who keeps the bees?");

        Answer answer = vote(meeting.ben, secret, "choice", "no");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Write this code down", "data-may=\"false\" data-chosen=\"\"")
                .containsPattern(CODE)
                .doesNotContain("<strong>No</strong>", "Recorded at", "You voted: ");
        assertThat(answer.body())
                .contains(site.rows("SELECT receipt FROM open_urn WHERE ballot_id = " + secret));
        Answer elsewhere = vote(meeting.signedIn("Ben"), secret, "choice", "no");
        assertThat(elsewhere.status()).isEqualTo(409);
        assertThat(elsewhere.body()).doesNotContain("<code>");
    }

    @Test
    void severalPapersAreToldTogetherAndMissingOnesByName() {
        for (Secrecy secrecy : Secrecy.values()) {
            Meeting own = site.meeting();
            Cleo cleo = BallotFixture.represented(own);
            long both = BallotFixture.election(own, secrecy);
            String address = own.urls.vote(both);
            String hers = "choice-" + cleo.id();

            String first = own.ben.postInPlace(address, "choice", "1").body();
            assertThat(first)
                    .contains("Your vote is recorded", "Still to be filled in: Cleo.")
                    .contains("You also vote for: Cleo.", own.urls.papers(both));
            assertThat(own.ben.get(own.urls.home()).body()).contains(note(first));

            String second = own.ben.postInPlace(address, hers, "2", hers, "3").body();
            assertThat(second)
                    .contains("2 votes are recorded", "<dd>Ben</dd>", "<dd>Cleo</dd>")
                    .doesNotContain("Still to be filled in");
            assertThat(article(own.ben.get(own.urls.receipt(both)).body()))
                    .as(secrecy.name())
                    .isEqualTo(article(second));
            assertThat(own.ben.get(own.urls.home()).body()).contains(note(second));
        }
    }

    @Test
    void herOwnPaperIsMissingWhenOnlyAnothersIsCast() {
        Cleo cleo = BallotFixture.represented(meeting);
        long both = BallotFixture.election(meeting, Secrecy.SECRET);

        String body = vote(meeting.ben, both, "choice-" + cleo.id(), "1").body();

        assertThat(body)
                .contains("Still to be filled in: Ben.", "<dd>Cleo</dd>")
                .contains("data-may=\"true\" data-chosen=\"\"")
                .contains("You have voted for others as well.");
    }

    @Test
    void refusalsAreSaidInTheVisitorsLanguage() {
        meeting.services().ballots().close(meeting.id, ballot);

        refused(meeting.ben, 409, "<h3 tabindex=\"-1\">Voting is not open</h3>");
        refused(meeting.ben.withCookie("language", "de"), 409, "wurde nicht gespeichert");
        assertThat(vote(meeting.ben, ballot, "choice", "yes").body())
                .contains("href=\"" + meeting.urls.votes() + "\"");
        assertThat(votes(ballot)).isEmpty();
    }

    @Test
    void refusedToAllWhoMayNotVote() {
        refused(site.browser(), 401, "href=\"" + meeting.urls.signIn() + "\"");
        refused(site.olga(), 401, "Please sign in first.");
        refused(meeting.gus, 403, "not on the electoral register");
        assertThat(votes(ballot)).isEmpty();
    }

    @Test
    void refusedWithoutAValidChoice() {
        assertThat(vote(meeting.ben, ballot).status()).isEqualTo(400);
        Answer answer = vote(meeting.ben, ballot, "choice", "yes", "choice", "no");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Choose at least one answer");
        assertThat(votes(ballot)).isEmpty();
    }

    @Test
    void refusedWhereVotesAreFinalOrSomebodyElseCastsThem() {
        long isFinal = meeting.openBallot("Finally?", false);
        assertThat(vote(meeting.ben, isFinal, "choice", "yes").body())
                .contains("data-may=\"false\" data-chosen=\"yes\"");
        assertThat(vote(meeting.ben, isFinal, "choice", "no").body())
                .contains("The first vote counts.");
        Cleo cleo = BallotFixture.represented(meeting);
        long proxied = meeting.openBallot("By proxy?");
        Answer hers = vote(cleo.browser(), proxied, "choice", "yes");
        assertThat(hers.status()).isEqualTo(403);
        assertThat(hers.body()).contains("You have given your vote to somebody");
        assertThat(votes(isFinal)).containsExactly("yes");
        assertThat(votes(proxied)).isEmpty();
    }

    @Test
    void refusedToOtherSites() {
        Answer answer =
                meeting.ben.send(
                        meeting.ben
                                .form(meeting.urls.vote(ballot), "choice", "yes")
                                .header("Accept", Browser.FRAGMENT)
                                .header("Sec-Fetch-Site", "cross-site"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("came from another site").doesNotContain("<html");
        assertThat(votes(ballot)).isEmpty();
    }

    @Test
    void thereIsNoneOfUnknownBallots() {
        assertThat(vote(meeting.ben, ballot + 1000, "choice", "yes").status()).isEqualTo(404);
    }

    private void refused(Browser browser, int status, String words) {
        Answer answer = vote(browser, ballot, "choice", "yes");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith(Browser.FRAGMENT);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body())
                .startsWith("<section class=\"failure\">")
                .contains(words)
                .doesNotContain("<html");
    }

    private Answer vote(Browser browser, long of, String... fields) {
        return browser.postInPlace(meeting.urls.vote(of), fields);
    }

    private List<String> votes(long of) {
        return site.rows("SELECT choice FROM roll_call_vote WHERE ballot_id = " + of);
    }

    /** What is told of the papers, without heading and links. */
    private static String article(String html) {
        return between(html, "<p>Question", "<p class=\"row\">");
    }

    private static String note(String html) {
        return between(html, "<div class=\"mine\"", "</div>");
    }

    private static String between(String html, String from, String to) {
        int begin = html.indexOf(from);
        assertThat(begin).as(html).isNotNegative();
        return html.substring(begin, html.indexOf(to, begin));
    }
}
