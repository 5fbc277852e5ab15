package rostrum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import rostrum.assembly.Visibility;
import rostrum.browser.BrowserSite.Hall;
import rostrum.testing.Chromium;
import rostrum.web.page.Urls;

/** Every page, as it is: no error, nothing from elsewhere, fit for everybody's eyes and hands. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
final class PagesTest {
    private static final String AUDIT = read("audit.js");

    private final BrowserSite site = new BrowserSite();
    private final Chromium ada = Chromium.start();
    private final Hall hall = site.hall("pages", Visibility.PUBLIC);

    /** The addresses of all pages; the register and the organiser's are Ada's as well here. */
    private List<String> pages = List.of();

    @BeforeAll
    void prepare() {
        hall.call(hall.item("Welcome"));
        hall.item("Accounts");
        hall.notice("Lunch is served in the garden.");
        long published = hall.openBallot("Shall the agenda be adopted?");
        hall.vote(1, published, "yes");
        hall.vote(2, published, "no");
        site.services().ballots().close(hall.id(), published);
        site.services().ballots().publish(hall.id(), published);
        long open =
                hall.openBallot(
                        "Shall the accounts be approved?", Optional.of(Duration.ofHours(1)));
        hall.vote(1, open, "yes");
        long draft = hall.draft("Shall the fee be raised?");
        hall.draft("Shall the hall be painted?");

        hall.importMembers(120); // the register needs a second page
        site.services().delegations().limit(hall.id(), 2);
        site.services().delegations().give(hall.id(), "101", "3");

        String invitation = site.services().organisers().invite("ada@example.org");
        ada.open(site.address(Urls.organiserSignIn(invitation)));
        ada.leaveBy("main button");
        hall.signIn(ada, 1);
        Urls.Assembly urls = hall.urls();
        pages =
                List.of(
                        Urls.HOME,
                        urls.home(),
                        urls.ballot(published),
                        urls.ballot(open),
                        urls.receipt(open),
                        urls.papers(open),
                        urls.votes(),
                        urls.ballots(),
                        urls.signIn(),
                        urls.projector(),
                        urls.chair(),
                        urls.chairBallot(draft),
                        urls.chairBallot(open),
                        urls.chairBallot(published),
                        urls.newBallotAs("seats"),
                        urls.editBallot(draft),
                        urls.proxies(),
                        urls.register(),
                        Urls.ORGANISE,
                        Urls.organiserSignIn("used"),
                        "/a/nowhere");
    }

    @AfterAll
    void end() {
        try (site) {
            ada.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"en,light,1280", "de,dark,390"})
    void everyPageIsFitForEverybody(String language, String colours, int width) {
        ada.look(language, colours, width, 844);
        List<String> wrong = new ArrayList<>();
        for (String page : pages) {
            ada.open(site.address(page));
            assertThat(ada.find("html").getDomAttribute("lang")).isEqualTo(language);
            openDetails();
            String found = ada.script(AUDIT);
            if (!found.isEmpty()) {
                wrong.add(page + "\n" + found);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noPageCausesAnErrorOrAsksAnyoneElse() {
        ada.complaints();
        ada.network("Network.requestWillBeSent");
        for (String page : pages) {
            ada.open(site.address(page));
            if (ada.script("return document.documentElement.dataset.liveUrl").length() > 1) {
                ada.seeLive("on");
            }
            String theNotFoundPageItself = site.address("/a/nowhere");
            assertThat(ada.complaints())
                    .as(page)
                    .allMatch(line -> line.startsWith(theNotFoundPageItself + " - "));
        }
        assertThat(ada.network("Network.requestWillBeSent"))
                .hasSizeGreaterThan(pages.size() * 2)
                .map(event -> String.valueOf(Chromium.child(event, "request").get("url")))
                .filteredOn(url -> !url.startsWith("data:")) // drawn by Chromium itself
                .allMatch(url -> url.startsWith(site.address("/")));
    }

    @Test
    void theFocusIsSeen() {
        ada.open(hall.home());
        new Actions(ada.driver()).sendKeys(Keys.TAB).perform();
        assertThat(ada.script("return getComputedStyle(document.activeElement).outlineWidth"))
                .isEqualTo("3px");
    }

    @Test
    void theRegisterHasASecondPage() {
        ada.open(hall.at(hall.urls().register()));
        ada.see("tbody tr:first-child", "Ada Albers");
        assertThat(ada.all("tbody tr")).hasSize(100);
        ada.leaveBy("a[href*='after=']");
        assertThat(ada.all("tbody tr")).hasSize(24);
    }

    @Test
    void onlyWhoMaySeeItIsShownTheChairsConsole() {
        try (Chromium olga = Chromium.start()) {
            olga.open(hall.at(hall.urls().chair()));
            olga.see(".failure h1", "Please sign in");
            olga.leaveBy(".failure a.primary");
            olga.see("main h1", "Sign in");
        }
    }

    private void openDetails() {
        ada.script("for (const e of document.querySelectorAll('details')) e.open = true");
    }

    private static String read(String name) {
        try (InputStream in = PagesTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
