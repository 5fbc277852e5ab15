package rostrum.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rostrum.agenda.AgendaItem;
import rostrum.assembly.Visibility;
import rostrum.browser.BrowserSite.Hall;
import rostrum.testing.Chromium;
import rostrum.web.page.Urls;

/**
 * Pictures of the pages in {@code target/screenshots}, to look at. Not a test, and no test step
 * runs it: {@code mvn test -pl app -Dtest=Screenshots -DexcludedGroups=}.
 */
@Tag("browser")
final class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private static final String ACCOUNTS =
            """
            The treasurer presents the accounts of the past year. Income was **41,380 euros**,
            expenses 39,720.

            - The new pump house is paid for.
            - The reserve stands at 12,000 euros.
            """;

    @Test
    void take() throws IOException {
        Files.createDirectories(FOLDER);
        try (BrowserSite site = new BrowserSite();
                Chromium ada = Chromium.start();
                Chromium ben = Chromium.start()) {
            Hall hall = site.hall("riverside", Visibility.PUBLIC);
            for (String title : List.of("Welcome and formalities", "Report of the board")) {
                hall.call(hall.item(title));
            }
            AgendaItem accounts =
                    site.services().agenda().add(hall.id(), "Annual accounts", ACCOUNTS);
            for (String title : List.of("Budget", "Elections to the board", "Any other business")) {
                hall.item(title);
            }
            long first = hall.openBallot("Shall the agenda be adopted as sent out?");
            hall.vote(1, first, "yes");
            hall.vote(2, first, "yes");
            hall.vote(3, first, "no");
            site.services().ballots().close(hall.id(), first);
            site.services().ballots().publish(hall.id(), first);
            site.services().attendance().checkIn(hall.member(1));
            site.services().attendance().checkIn(hall.member(3));
            hall.call(accounts);
            hall.notice("Lunch is served in the garden house from 12:30 on.");
            long open =
                    hall.openBallot(
                            "Shall the annual accounts be approved?",
                            Optional.of(Duration.ofMinutes(5)));
            hall.vote(3, open, "yes");
            hall.draft("Shall the fee stay at 60 euros a year?");

            Urls.Assembly urls = hall.urls();
            ben.look("en", "light", 1280, 900);
            ben.open(site.address("/"));
            take(ben, "home");
            ben.open(hall.at(urls.signIn()));
            take(ben, "sign-in");
            hall.signIn(ben, 2);
            live(ben, hall.home(), "assembly");
            ben.look("en", "dark", 1280, 900);
            live(ben, hall.home(), "assembly-dark");
            ben.look("de", "light", 390, 844);
            live(ben, hall.home(), "phone");
            live(ben, hall.at(urls.ballot(open)), "phone-ballot");
            ben.look("en", "dark", 390, 844);
            live(ben, hall.home(), "phone-dark");
            ben.look("en", "light", 1920, 1080);
            live(ben, hall.at(urls.projector()), "projector-open");
            ben.look("en", "light", 390, 844);
            ben.open(hall.home());
            ben.click("#ballot-" + open + "-yes");
            ben.leaveBy("#ballot-" + open + "-cast");
            take(ben, "receipt");
            live(ben, hall.home(), "phone-voted");
            ben.open(hall.at(urls.chair()));
            take(ben, "failure");

            ada.look("en", "light", 1280, 900);
            hall.signIn(ada, 1);
            live(ada, hall.at(urls.chair()), "chair");
            ada.look("en", "light", 390, 844);
            live(ada, hall.at(urls.chair()), "chair-phone");
            ada.open(hall.at(urls.register()));
            take(ada, "register-phone");
            ada.look("en", "light", 1280, 900);
            ada.open(
                    site.address(
                            Urls.organiserSignIn(
                                    site.services().organisers().invite("o@example.org"))));
            take(ada, "organiser-sign-in");
            ada.leaveBy("main button");
            take(ada, "organise");
            ada.open(hall.at(urls.register()));
            take(ada, "register");

            site.services().ballots().close(hall.id(), open);
            ben.look("en", "light", 1920, 1080);
            live(ben, hall.at(urls.projector()), "projector-closed");
            site.services().ballots().publish(hall.id(), open);
            ben.see("#stage .outcome");
            take(ben, "projector-result");
            hall.call(site.services().agenda().items(hall.id()).get(3));
            ben.see("#stage h2", "Budget");
            take(ben, "projector-item");
            ben.look("en", "dark", 1920, 1080);
            live(ben, hall.at(urls.projector()), "projector-dark");
            ben.look("en", "light", 390, 844);
            live(ben, hall.home(), "phone-result");
        }
    }

    private static void live(Chromium browser, String address, String name) throws IOException {
        browser.open(address);
        browser.seeLive("on");
        take(browser, name);
    }

    private static void take(Chromium browser, String name) throws IOException {
        browser.until(
                "the end of animations",
                () -> browser.script("return document.getAnimations().length").equals("0"));
        Files.write(FOLDER.resolve(name + ".png"), browser.picture());
    }
}
