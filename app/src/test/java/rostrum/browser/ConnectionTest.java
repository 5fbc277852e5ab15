package rostrum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.openqa.selenium.WindowType;
import rostrum.assembly.Visibility;
import rostrum.browser.BrowserSite.Hall;
import rostrum.browser.FlakyProxy.Mode;
import rostrum.testing.Chromium;

/** The client script keeps its stream through everything that happens to connections. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
final class ConnectionTest {
    private final BrowserSite site = new BrowserSite();
    private final FlakyProxy proxy = new FlakyProxy(site.port());
    private final Chromium ben = Chromium.start();

    @BeforeEach
    void begin() {
        ben.open("about:blank");
        proxy.mode(Mode.PASS);
        proxy.tries().clear();
    }

    @AfterAll
    void end() {
        try (site;
                proxy;
                ben) {
            // The failures themselves are in the console, too; the script must not be.
            assertThat(ben.complaints()).noneMatch(line -> line.contains("Uncaught"));
        }
    }

    @Test
    void badGatewaysAreSurvivedWithGrowingJitteredPauses() {
        Hall hall = site.hall("gateway", Visibility.PUBLIC);
        List<Double> shares = new ArrayList<>();
        for (int round = 1; round <= 2; round++) {
            proxy.tries().clear();
            proxy.mode(Mode.HURRY);
            ben.open(proxy.address(hall.urls().home()));
            ben.mark();
            ben.until("five tries after the first", () -> proxy.tries().size() > 5);
            ben.seeLive("connecting");
            String text = "While nobody listened, round " + round;
            hall.notice(text);
            proxy.mode(Mode.PASS);
            ben.seeLive("on");
            ben.see("#notices", text);
            assertThat(ben.isMarked()).isTrue();
            shares.addAll(sharesOfLongestPauses(proxy.tries()));
        }
        // Each pause is somewhere between half of what it may be, which doubles, and all of it.
        assertThat(shares).allMatch(share -> share > 0.45);
        assertThat(shares).anyMatch(share -> share < 0.9);
    }

    /** The pauses between tries, each divided by the longest it may be. */
    private static List<Double> sharesOfLongestPauses(List<Long> tries) {
        List<Double> pauses = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 1; i < 6; i++) {
            double pause = (tries.get(i) - tries.get(i - 1)) / 1e6;
            pauses.add(pause);
            shares.add(pause / (FlakyProxy.HURRY_MS * Math.pow(2, i)));
        }
        for (int i = 2; i < pauses.size(); i++) {
            assertThat(pauses.get(i)).isGreaterThan(pauses.get(i - 2));
        }
        return shares;
    }

    @Test
    void refusedConnectionsAreSurvived() {
        Hall hall = site.hall("refused", Visibility.PUBLIC);
        ben.open(proxy.address(hall.urls().home()));
        ben.seeLive("on");
        ben.mark();
        proxy.refuse();
        ben.seeLive("connecting");
        ben.until(
                "a refused try",
                () ->
                        ben.network("Network.loadingFailed").stream()
                                .anyMatch(e -> has(e, "errorText", "ERR_CONNECTION_REFUSED")));
        hall.notice("While nobody listened.");
        proxy.listen();
        ben.seeLive("on");
        ben.see("#notices", "While nobody listened.");
        assertThat(ben.isMarked()).isTrue();
    }

    @Test
    void aHiddenPageClosesItsStreamAndComesBackWhenShown() {
        Hall hall = site.hall("hidden", Visibility.PUBLIC);
        ben.open(proxy.address(hall.urls().home()));
        ben.seeLive("on");
        ben.mark();
        String page = ben.driver().getWindowHandle();
        String other = ben.driver().switchTo().newWindow(WindowType.TAB).getWindowHandle();
        ben.driver().switchTo().window(page);
        activate(page);
        ben.seeLive("on");
        assertThat(proxy.streams()).isEqualTo(1);

        activate(other);
        ben.seeLive("off");
        ben.until("the stream's end", () -> proxy.streams() == 0);
        hall.notice("Nobody was looking.");

        activate(page);
        ben.seeLive("on");
        ben.see("#notices", "Nobody was looking.");
        assertThat(ben.isMarked()).isTrue();
        assertThat(proxy.streams()).isEqualTo(1);
        closeOthers(page);
    }

    @Test
    void signingOutInAnotherWindowStopsTheScriptOfAnAssemblyForMembers() {
        Hall hall = site.hall("members", Visibility.MEMBERS);
        hall.signIn(ben, 2);
        ben.open(proxy.address(hall.urls().home()));
        ben.seeLive("on");
        ben.network("Network.responseReceived");
        String page = ben.driver().getWindowHandle();
        // A window, not a tab: the page itself stays visible.
        ben.driver().switchTo().newWindow(WindowType.WINDOW);
        ben.open(hall.home());
        ben.leaveBy("form[action$=sign-out] button");
        ben.driver().switchTo().window(page);

        ben.seeLive("off");
        assertThat(ben.script("return document.hidden")).isEqualTo("false");
        Predicate<Map<String, Object>> refused =
                response -> has(response, "url", "/live?") && has(response, "status", "401");
        assertThat(ben.network("Network.responseReceived"))
                .map(event -> Chromium.child(event, "response"))
                .anyMatch(refused);
        closeOthers(page);
    }

    /** Brings a tab to the front: the others are hidden from then on. */
    private void activate(String tab) {
        ben.command("Target.activateTarget", Map.of("targetId", tab));
    }

    private void closeOthers(String page) {
        for (String tab : ben.driver().getWindowHandles()) {
            if (!tab.equals(page)) {
                ben.driver().switchTo().window(tab).close();
            }
        }
        ben.driver().switchTo().window(page);
    }

    private static boolean has(Map<String, Object> object, String name, String part) {
        return String.valueOf(object.get(name)).contains(part);
    }
}
