package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class RegisterPageTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        Answer answer = meeting.ada.get(meeting.urls.register());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("3 on the register, 2 may vote, 0 checked in")
                .contains("<td>1</td><td>Ada</td><td>North</td><td>1</td><td>Chair</td>")
                .contains(meeting.urls.newCode(meeting.member("Ben").id()))
                .doesNotContain("Next page");
    }

    @Test
    void aPageHoldsAHundred() {
        StringBuilder csv = new StringBuilder("number,name\n");
        for (int i = 100; i < 250; i++) {
            csv.append("M+").append(i).append(",Member ").append(i).append("\n");
        }
        meeting.services().register().importCsv(meeting.id, new StringReader(csv.toString()));

        String first = meeting.ada.get(meeting.urls.register() + "?search=Member").body();
        assertThat(first).contains("Member 100", "Member 199").doesNotContain("Member 200");
        assertThat(first).contains("?search=Member&amp;after=M%2B199");

        String second =
                meeting.ada.get(meeting.urls.register() + "?search=Member&after=M%2B199").body();
        assertThat(second)
                .contains("Member 200", "Member 249")
                .doesNotContain("Member 199")
                .doesNotContain("Next page");
    }

    @Test
    void findsByNumberNameAndChapter() {
        assertThat(search("ben")).contains(">Ben<").doesNotContain(">Ada<");
        assertThat(search("north")).contains(">Ada<").doesNotContain(">Ben<");
        assertThat(search("3")).contains(">Gus<").doesNotContain(">Ben<");
        assertThat(search("%")).doesNotContain(">Ben<");
        assertThat(search("\"><b>")).contains("value=\"&quot;&gt;&lt;b&gt;\"");
    }

    @Test
    void strangeSearchesAreRefusedOrFindNothing() {
        assertThat(meeting.ada.get(meeting.urls.register() + "?search=%00").status())
                .isEqualTo(400);
        assertThat(meeting.ada.get(meeting.urls.register() + "?after=" + "9".repeat(41)).status())
                .isEqualTo(400);
        assertThat(meeting.ada.get(meeting.urls.register() + "?search=" + "x".repeat(101)).status())
                .isEqualTo(400);
    }

    @Test
    void refusedToAllWhoDoNotChair() {
        assertThat(meeting.ben.get(meeting.urls.register()).status()).isEqualTo(403);
        assertThat(meeting.gus.get(meeting.urls.register()).status()).isEqualTo(403);
        assertThat(site.browser().get(meeting.urls.register()).status()).isEqualTo(401);
        assertThat(site.olga().get(meeting.urls.register()).status()).isEqualTo(401);
        assertThat(site.organiser().get(meeting.urls.register()).status()).isEqualTo(200);
    }

    private String search(String text) {
        return meeting.ada.get(meeting.urls.register() + "?search=" + Browser.encoded(text)).body();
    }
}
