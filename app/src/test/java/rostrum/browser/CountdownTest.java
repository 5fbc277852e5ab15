package rostrum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rostrum.assembly.Visibility;
import rostrum.browser.BrowserSite.Hall;
import rostrum.testing.Chromium;

/** A phone whose clock is wrong still shows how long there is to vote. */
@Tag("browser")
final class CountdownTest {
    @Test
    void aCountdownRunsByTheServersClock() {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        try (BrowserSite site = new BrowserSite(ahead);
                Chromium ben = Chromium.start()) {
            Hall hall = site.hall("clock", Visibility.PUBLIC);
            ben.open(hall.home());
            ben.seeLive("on");
            long ballot =
                    hall.openBallot("Ten minutes are enough?", Optional.of(Duration.ofMinutes(10)));
            String time = "#turnout-" + ballot + " time";
            ben.see(time, "9:");
            String shown = ben.find(time).getText();
            assertThat(shown).matches("9:5\\d");
            ben.until("a second less", () -> ben.find(time).getText().compareTo(shown) < 0);

            ben.open(hall.home());
            ben.see(time, "9:");
        }
    }
}
