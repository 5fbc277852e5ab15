package rostrum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.openqa.selenium.WebElement;
import rostrum.agenda.AgendaItem;
import rostrum.assembly.Visibility;
import rostrum.browser.BrowserSite.Hall;
import rostrum.testing.Chromium;

/** A page that updates by itself leaves alone what its visitor is doing. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
final class LivePageTest {
    private final BrowserSite site = new BrowserSite();
    private final Chromium ben = Chromium.start();

    @AfterAll
    void end() {
        try (site;
                ben) {
            assertThat(ben.complaints()).isEmpty();
        }
    }

    @Test
    void aHalfFilledBallotFormSurvivesEveryUpdate() {
        Hall hall = site.hall("survives", Visibility.PUBLIC);
        AgendaItem first = hall.item("Welcome");
        AgendaItem second = hall.item("Accounts");
        hall.call(first);
        long ballot = hall.openBallot("Shall the accounts be approved?");
        hall.signIn(ben, 2);
        ben.seeLive("on");
        ben.mark();
        ben.click("#ballot-" + ballot + "-no");
        WebElement radio = ben.find("#ballot-" + ballot + "-no");

        hall.vote(3, ballot, "yes");
        ben.see("#turnout-" + ballot, "1 of 3");
        hall.call(second);
        ben.see("#current", "Accounts");
        ben.see("#agenda [aria-current=step]", "Accounts");
        hall.notice("The doors are closed.");
        ben.see("#notices", "The doors are closed.");
        site.services().attendance().checkIn(hall.member(3));
        ben.see("#attendance", "1 of 3");
        ben.see("#presence", "1 screen connected");
        long other = hall.openBallot("Shall we have lunch?");
        ben.see("#ballot-" + other);

        // Not looked up anew: the very same element, with what was chosen and the focus.
        assertThat(radio.isSelected()).isTrue();
        assertThat(ben.driver().switchTo().activeElement()).isEqualTo(radio);
        assertThat(ben.isMarked()).isTrue();
        ben.click("#ballot-" + ballot + "-cast");
        ben.see(".receipt", "No");
        assertThat(ben.isMarked()).isTrue();
    }

    @Test
    void theCompressedStreamIsDecodedAsItArrives() {
        Hall hall = site.hall("compressed", Visibility.PUBLIC);
        ben.open(hall.home());
        ben.seeLive("on");
        ben.mark();
        for (String word : List.of("First", "Second", "Third")) {
            hall.notice(word + " notice.");
            ben.see("#notices", word + " notice.");
        }
        assertThat(ben.isMarked()).isTrue();
        Map<String, Object> headers =
                ben.network("Network.responseReceived").stream()
                        .map(event -> Chromium.child(event, "response"))
                        .filter(r -> String.valueOf(r.get("url")).contains("/a/compressed/live?"))
                        .map(response -> Chromium.child(response, "headers"))
                        .findAny()
                        .orElseThrow();
        assertThat(headers)
                .containsEntry("Content-Encoding", "gzip")
                .extractingByKey("Content-Type")
                .asString()
                .startsWith("text/event-stream");
    }

    @Test
    void aGuestSeesTheFormThatArrivesLiveButCannotUseIt() {
        Hall hall = site.hall("guests", Visibility.PUBLIC);
        hall.signIn(ben, 4);
        ben.seeLive("on");
        ben.mark();
        long ballot = hall.openBallot("Shall guests have a vote?");
        ben.see("#ballot-" + ballot + " .guests-only");
        assertThat(ben.find("#ballot-" + ballot + "-yes").isEnabled()).isFalse();
        assertThat(ben.find("#ballot-" + ballot + "-cast").isEnabled()).isFalse();

        hall.signIn(ben, 2);
        assertThat(ben.find("#ballot-" + ballot + "-yes").isEnabled()).isTrue();
        assertThat(ben.find("#ballot-" + ballot + " .guests-only").isDisplayed()).isFalse();
        ben.seeLive("on");
        long later = hall.openBallot("Shall members have a vote?");
        ben.see("#ballot-" + later);
        assertThat(ben.find("#ballot-" + later + "-yes").isEnabled()).isTrue();
    }
}
