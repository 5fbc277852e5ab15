package rostrum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import rostrum.assembly.Visibility;
import rostrum.browser.BrowserSite.Hall;
import rostrum.browser.FlakyProxy.Mishap;
import rostrum.testing.Chromium;

/** A vote is one request: the page stays, whatever happens to it. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
final class VoteInPlaceTest {
    /** What of a ballot must be the same after the page is loaded anew. */
    private static final String STATE =
            """
            const ballot = document.getElementById(arguments[0]);
            const note = ballot.nextElementSibling;
            return [ballot.querySelector("fieldset").disabled,
                ...Array.from(ballot.querySelectorAll("input"), (i) => i.value + i.checked),
                note.className, note.textContent.replace(/\\s+/g, " ")].join("; ");
            """;

    private final BrowserSite site = new BrowserSite();
    private final FlakyProxy proxy = new FlakyProxy(site.port());
    private final Chromium ben = Chromium.start();

    @AfterAll
    void end() {
        try (site;
                proxy;
                ben) {
            assertThat(ben.complaints()).noneMatch(line -> line.contains("Uncaught"));
        }
    }

    /** Ben on the meeting's page, with its stream. */
    private Hall hall(String slug) {
        Hall hall = site.hall(slug, Visibility.PUBLIC);
        hall.signIn(ben, 2);
        return hall;
    }

    private void look(Hall hall) {
        ben.open(proxy.address(hall.urls().home()));
        ben.seeLive("on");
        ben.mark();
        ben.network("Network.requestWillBeSent");
    }

    private void vote(long ballot, String choice) {
        ben.click("#ballot-" + ballot + "-" + choice);
        ben.click("#ballot-" + ballot + "-cast");
    }

    private List<String> requests() {
        return ben.network("Network.requestWillBeSent").stream()
                .map(event -> Chromium.child(event, "request"))
                .map(request -> String.valueOf(request.get("url")).replaceFirst(".*/", ""))
                .toList();
    }

    private String state(long ballot) {
        return ben.script(STATE, "ballot-" + ballot);
    }

    private void assertStaysSoAfterReload(Hall hall, long ballot) {
        String before = state(ballot);
        look(hall);
        assertThat(state(ballot)).isEqualTo(before);
    }

    @Test
    void aVoteIsOneRequestAndThePageStays() {
        Hall hall = hall("one");
        long ballot = hall.openBallot("Adopt?");
        look(hall);
        vote(ballot, "yes");

        ben.see("#answer-ballot-" + ballot + " .receipt code");
        assertThat(requests()).containsExactly("vote");
        assertThat(ben.isMarked()).isTrue();
        ben.see("#turnout-" + ballot, "1 of 3"); // by the stream, which is still open
        assertThat(ben.driver().switchTo().activeElement().getText())
                .isEqualTo("Your vote is recorded");
        ben.see("#ballot-" + ballot + " + .mine", "You voted: Yes.");

        vote(ballot, "no");
        ben.see("#ballot-" + ballot + " + .mine", "You voted: No.");
        assertThat(ben.all(".mine, .receipt")).as("in place of those before").hasSize(2);
        assertThat(requests()).containsExactly("vote");
        assertStaysSoAfterReload(hall, ballot);
    }

    @Test
    void aFinalVoteDisablesTheFormForGood() {
        Hall hall = hall("final");
        long ballot = hall.openSecretBallot("Who keeps the bees?");
        look(hall);
        vote(ballot, "yes");

        ben.see("#answer-ballot-" + ballot + " .receipt code");
        String after = state(ballot);
        assertThat(after).startsWith("true; yesfalse").contains("You have voted.");
        // As if another release had rendered it: the stream sends the section again.
        ben.script("document.getElementById(arguments[0]).dataset.v = 'x'", "ballot-" + ballot);
        ben.script("window.dispatchEvent(new Event('online'))");
        ben.until(
                "the section comes anew",
                () -> ben.all("#ballot-" + ballot + "[data-v=x]").isEmpty());
        assertThat(state(ballot)).isEqualTo(after);
        assertThat(ben.find(".receipt code").isDisplayed()).isTrue();
        assertStaysSoAfterReload(hall, ballot);
    }

    @Test
    void aDoubleClickIsOneVote() {
        Hall hall = hall("double");
        long ballot = hall.openBallot("Adopt?");
        look(hall);
        ben.click("#ballot-" + ballot + "-yes");
        new Actions(ben.driver()).doubleClick(ben.find("#ballot-" + ballot + "-cast")).perform();
        ben.see(".receipt code");
        assertThat(requests()).containsExactly("vote");
    }

    @Test
    void theKeyboardIsEnough() {
        Hall hall = hall("keyboard");
        long ballot = hall.openBallot("Adopt?");
        look(hall);
        ben.find("#ballot-" + ballot + "-yes").sendKeys(Keys.SPACE);
        new Actions(ben.driver()).sendKeys(Keys.TAB).sendKeys(Keys.ENTER).perform();
        ben.see(".receipt code");
        assertThat(ben.script("return document.activeElement.closest('.receipt') !== null"))
                .isEqualTo("true");
        new Actions(ben.driver()).sendKeys(Keys.TAB).perform();
        assertThat(ben.driver().switchTo().activeElement().getText()).isEqualTo("Receipt");
    }

    @Test
    void aRefusalIsSaidInPlaceAndTheFormStays() {
        Hall hall = hall("refused");
        long ballot = hall.openBallot("Adopt?");
        look(hall);
        ben.click("#ballot-" + ballot + "-no");
        Set<Cookie> cookies = ben.driver().manage().getCookies();
        ben.driver().manage().deleteAllCookies();
        ben.click("#ballot-" + ballot + "-cast");

        ben.see(".answer .failure", "Please sign in first.");
        assertThat(ben.isMarked()).isTrue();
        assertThat(ben.driver().switchTo().activeElement().getText()).isEqualTo("Please sign in");
        assertThat(ben.find("#ballot-" + ballot + "-no").isSelected()).isTrue();
        cookies.forEach(ben.driver().manage()::addCookie);
        ben.click("#ballot-" + ballot + "-cast");
        ben.see(".mine", "You voted: No.");
        assertThat(ben.all(".failure")).isEmpty();
    }

    @Test
    void aVoteThatDoesNotArriveIsSentAgainByItself() {
        Hall hall = hall("again");
        long ballot = hall.openBallot("Adopt?");
        look(hall);
        proxy.mishaps(Mishap.BAD_GATEWAY, Mishap.LOST);
        vote(ballot, "yes");

        ben.see(".answer .unsent", "The server does not answer");
        assertThat(ben.find("#ballot-" + ballot + "-yes").isSelected()).isTrue();
        assertThat(ben.find("#ballot-" + ballot + "-cast").isEnabled()).isFalse();
        ben.see(".receipt code");
        assertThat(requests()).containsExactly("vote", "vote", "vote");
        assertThat(ben.isMarked()).isTrue();
        assertThat(site.services().votes().turnout(ballot).votes()).isEqualTo(1);
    }

    @Test
    void whoeverHasTriedForLongLeavesItToTheMember() {
        Hall hall = hall("stuck");
        long ballot = hall.openBallot("Adopt?");
        look(hall);
        // Nobody here has half a minute.
        ben.script(
                """
                const slow = window.setTimeout;
                window.setTimeout = (go, ms) => slow(go, ms > 900 && ms <= 16000 ? ms / 100 : ms);
                """);
        Mishap down = Mishap.BAD_GATEWAY;
        proxy.mishaps(down, down, down, down, down);
        vote(ballot, "no");

        ben.see(".answer .stuck button");
        assertThat(proxy.mishapsLeft()).isZero();
        assertThat(requests()).hasSize(5);
        assertThat(ben.find("#ballot-" + ballot + "-no").isSelected()).isTrue();
        ben.click(".answer .stuck button");
        ben.see(".mine", "You voted: No.");
        assertThat(ben.isMarked()).isTrue();
    }

    @Test
    void anUnexpectedAnswerIsFollowedByTheOrdinaryForm() {
        Hall hall = hall("elsewhere");
        long ballot = hall.openBallot("Adopt?");
        look(hall);
        proxy.mishaps(Mishap.ELSEWHERE);
        vote(ballot, "yes");
        ben.see(".receipt h1", "Your vote is recorded");
        assertThat(ben.isMarked()).isFalse();
    }

    @Test
    void theBallotsOwnPageVotesInPlaceToo() {
        Hall hall = hall("own");
        long ballot = hall.openBallot("Adopt?");
        ben.open(proxy.address(hall.urls().ballot(ballot)));
        ben.seeLive("on");
        ben.mark();
        vote(ballot, "abstain");
        ben.see(".receipt code");
        assertThat(ben.isMarked()).isTrue();
    }

    @Test
    void withoutScriptTheReceiptIsAPage() {
        Hall hall = site.hall("plain", Visibility.PUBLIC);
        long ballot = hall.openBallot("Adopt?");
        try (Chromium cleo = Chromium.start(Chromium::withoutScript)) {
            hall.signIn(cleo, 3);
            cleo.click("#ballot-" + ballot + "-yes");
            cleo.leaveBy("#ballot-" + ballot + "-cast");
            cleo.see(".receipt h1", "Your vote is recorded");
            cleo.leaveBy(".receipt a.primary");
            cleo.see(".mine", "You voted: Yes.");
        }
    }

    @Test
    void itFitsOnAPhone() {
        Hall hall = hall("phone");
        long ballot = hall.openBallot("Adopt?");
        ben.look("en", "dark", 390, 844);
        look(hall);
        vote(ballot, "yes");
        ben.see(".receipt code");
        assertThat(ben.script("return document.documentElement.scrollWidth")).isEqualTo("390");
        ben.command("Emulation.clearDeviceMetricsOverride", Map.of());
    }
}
