package rostrum.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rostrum.agenda.AgendaItem;
import rostrum.assembly.Visibility;
import rostrum.browser.BrowserSite.Hall;
import rostrum.people.Member;
import rostrum.testing.Chromium;
import rostrum.voting.Voter;
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
        // Whenever they are taken, it is half past ten.
        LocalDate today = LocalDate.now(BrowserSite.ZONE);
        Instant shown = today.atTime(10, 30).atZone(BrowserSite.ZONE).toInstant();
        Clock system = Clock.systemUTC();
        Clock clock = Clock.offset(system, Duration.between(system.instant(), shown));
        try (BrowserSite site = new BrowserSite(clock);
                Chromium ada = Chromium.start();
                Chromium ben = Chromium.start()) {
            Hall hall = site.hall("riverside", Visibility.PUBLIC);
            List<Member> others = hall.importMembers(140);
            for (String title : List.of("Welcome and formalities", "Report of the board")) {
                hall.call(hall.item(title));
            }
            AgendaItem accounts =
                    site.services().agenda().add(hall.id(), "Annual accounts", ACCOUNTS);
            for (String title : List.of("Budget", "Elections to the board", "Any other business")) {
                hall.item(title);
            }
            long first = hall.openBallot("Shall the agenda be adopted as sent out?");
            vote(site, first, others.subList(0, 90));
            site.services().ballots().close(hall.id(), first);
            site.services().ballots().publish(hall.id(), first);
            others.subList(0, 96).forEach(site.services().attendance()::checkIn);
            hall.call(accounts);
            hall.notice("Lunch is served in the garden house from 12:30 on.");
            long open =
                    hall.openBallot(
                            "Shall the annual accounts be approved?",
                            Optional.of(Duration.ofMinutes(5)));
            vote(site, open, others.subList(0, 61));
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
            ben.look("en", "dark", 390, 844);
            live(ben, hall.home(), "phone-dark");
            ben.look("en", "light", 1920, 1080);
            live(ben, hall.at(urls.projector()), "projector-open");
            ben.look("en", "light", 390, 844);
            ben.open(hall.at(urls.ballot(open)));
            ben.seeLive("on");
            ben.click("#ballot-" + open + "-yes");
            take(ben, "phone-ballot");
            ben.click("#ballot-" + open + "-cast");
            ben.see(".receipt code");
            take(ben, "phone-receipt-in-place");
            ben.open(hall.at(urls.receipt(open)));
            take(ben, "receipt");
            ben.look("en", "dark", 1280, 900);
            live(ben, hall.home(), "assembly-voted");
            ben.click("#ballot-" + open + "-no");
            ben.click("#ballot-" + open + "-cast");
            ben.see(".receipt", "No");
            take(ben, "assembly-receipt-in-place");
            ben.look("en", "light", 390, 844);
            live(ben, hall.home(), "phone-voted");
            ben.open(hall.at(urls.chair()));
            take(ben, "failure");

            ada.look("en", "light", 1280, 900);
            hall.signIn(ada, 1);
            live(ada, hall.at(urls.chair()), "chair");
            chair(ada, hall, open, "");
            ada.look("de", "dark", 390, 844);
            chair(ada, hall, open, "-phone");
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
            compose(ben);
        }
    }

    private static void vote(BrowserSite site, long ballot, List<Member> members) {
        for (Member member : members) {
            long dice = member.id() * 37 % 100;
            String choice = dice < 70 ? "yes" : dice < 90 ? "no" : "abstain";
            site.services().votes().cast(Voter.of(member), ballot, List.of(choice));
        }
    }

    private static void chair(Chromium ada, Hall hall, long open, String kind) throws IOException {
        Urls.Assembly urls = hall.urls();
        live(ada, hall.at(urls.chairBallot(open)), "chair-ballot" + kind);
        ada.open(hall.at(urls.newBallotAs("seats")));
        ada.click("summary:last-of-type");
        take(ada, "prepare" + kind);
        ada.open(hall.at(urls.proxies()));
        take(ada, "proxies" + kind);
    }

    /** The picture of the README: the hall's screen and a phone beside each other. */
    private static void compose(Chromium browser) throws IOException {
        Path page = FOLDER.resolve("readme.html");
        Files.writeString(
                page,
                """
                <!doctype html>
                <style>
                body { margin: 0; height: 600px; display: flex; gap: 36px; align-items: center;
                       justify-content: center; background: #c9d2de }
                img { height: 506px; border-radius: 6px; box-shadow: 0 4px 18px #0005 }
                img + img { height: 544px; border: 6px solid #16202e; border-radius: 24px }
                </style>
                <img src="projector-open.png"><img src="phone-ballot.png">
                """);
        browser.look("en", "light", 1280, 600);
        browser.open(page.toUri().toString());
        take(browser, "readme");
        Files.delete(page);
    }

    private static void live(Chromium browser, String address, String name) throws IOException {
        browser.open(address);
        browser.seeLive("on");
        browser.script(
                "const e = document.querySelector('.address');"
                        + "if (e) e.textContent = e.textContent.replace(/^[^/]*/, arguments[0])",
                "meet.example.org");
        take(browser, name);
    }

    private static void take(Chromium browser, String name) throws IOException {
        browser.until(
                "the end of animations",
                () -> browser.script("return document.getAnimations().length").equals("0"));
        Files.write(FOLDER.resolve(name + ".png"), browser.picture());
    }
}
