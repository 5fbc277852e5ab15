package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rostrum.counting.Majority;
import rostrum.counting.Rules;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.voting.Electorate;
import rostrum.voting.NewBallot;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;

final class UrnPageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        long ballot = published(Secrecy.ROLL_CALL);

        Answer answer = meeting.gus.get(meeting.urls.urn(ballot));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .containsPattern(
                        "<td>2</td><td>Ben</td><td><code>[0-9A-Z-]{19}</code></td><td>Yes</td><td>1</td>")
                .doesNotContain("Next page");
    }

    @Test
    void aSecretUrnShowsCodesAndChoicesToAnybodyWhoMayLook() {
        long ballot = published(Secrecy.SECRET);

        String page = site.olga().get(meeting.urls.urn(ballot)).body();

        assertThat(page)
                .containsPattern("<td><code>[0-9A-Z-]{19}</code></td><td>Yes</td><td>1</td>")
                .doesNotContain("Ben");
        String code = page.replaceAll("(?s).*<code>([^<]+)</code>.*", "$1");
        assertThat(
                        search(
                                site.olga(),
                                ballot,
                                code.substring(0, 9).toLowerCase(java.util.Locale.ROOT)))
                .contains(code);
        assertThat(search(site.olga(), ballot, "no such code"))
                .doesNotContain(code)
                .contains("No paper was found");
    }

    @Test
    void aPageHoldsFiveHundred() {
        String rows =
                IntStream.range(1000, 1600)
                        .mapToObj(i -> i + ",Member " + i)
                        .collect(Collectors.joining("\n", "number,name\n", "\n"));
        meeting.services().register().importCsv(meeting.id, new StringReader(rows));
        long ballot = open(Secrecy.ROLL_CALL);
        meeting.execute(
                """
                INSERT INTO roll (ballot_id, member_id, voted_at)
                SELECT ballot_id, member_id, '2026-11-14 09:00Z'
                  FROM electoral_register WHERE ballot_id = %1$d AND name LIKE 'Member%%';
                INSERT INTO roll_call_vote (ballot_id, member_id, choice, receipt)
                SELECT ballot_id, member_id, 'no', 'R' || member_id FROM roll WHERE ballot_id = %1$d
                """
                        .formatted(ballot));
        publish(ballot);

        String first = meeting.ben.get(meeting.urls.urn(ballot)).body();
        assertThat(first).contains("Member 1000", "Member 1499").doesNotContain("Member 1500");
        assertThat(first).contains("?search=&amp;after=1499");
        String second = meeting.ben.get(meeting.urls.urnAfter(ballot, "", "1499")).body();
        assertThat(second)
                .contains("Member 1500", "Member 1599")
                .doesNotContain("Member 1499")
                .doesNotContain("after=");
        assertThat(search(meeting.ben, ballot, "member 1577"))
                .contains("Member 1577")
                .doesNotContain("Member 1578");
        assertThat(search(meeting.ben, ballot, "%")).doesNotContain("Member 1577");
    }

    @Test
    void refusedToStrangersWhereItHasNames() {
        long ballot = published(Secrecy.ROLL_CALL);

        assertThat(site.olga().get(meeting.urls.urn(ballot)).status()).isEqualTo(401);
        assertThat(site.browser().get(meeting.urls.urn(ballot)).status()).isEqualTo(401);
        assertThat(meeting.ben.get(meeting.urls.urn(ballot)).status()).isEqualTo(200);
        assertThat(site.organiser().get(meeting.urls.urn(ballot)).status()).isEqualTo(200);
    }

    @Test
    void nothingIsShownBeforePublication() {
        long ballot = open(Secrecy.SECRET);
        assertThat(meeting.ada.get(meeting.urls.urn(ballot)).status()).isEqualTo(404);
        meeting.services().ballots().close(meeting.id, ballot);
        assertThat(meeting.ada.get(meeting.urls.urn(ballot)).status()).isEqualTo(404);
    }

    private String search(Browser browser, long ballot, String text) {
        return browser.get(meeting.urls.urn(ballot) + "?search=" + Browser.encoded(text)).body();
    }

    private long published(Secrecy secrecy) {
        long ballot = open(secrecy);
        meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes");
        publish(ballot);
        return ballot;
    }

    private void publish(long ballot) {
        meeting.services().ballots().close(meeting.id, ballot);
        meeting.services().ballots().publish(meeting.id, ballot);
    }

    private long open(Secrecy secrecy) {
        Settings settings =
                new Settings(
                        Rules.motion(Majority.SIMPLE),
                        secrecy,
                        false,
                        Electorate.REGISTER,
                        true,
                        false,
                        false,
                        Optional.empty());
        NewBallot ballot = new NewBallot(meeting.id, Optional.empty(), "Bees?", "", settings);
        long id = meeting.services().ballots().create(ballot).id();
        meeting.services().ballots().open(meeting.id, id);
        return id;
    }
}
