package rostrum.browser;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rostrum.App;
import rostrum.assembly.Visibility;
import rostrum.browser.BrowserSite.Hall;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.TieRule;
import rostrum.people.Member;
import rostrum.testing.Chromium;
import rostrum.voting.Electorate;
import rostrum.voting.NewBallot;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;
import rostrum.voting.Voter;
import rostrum.web.page.Urls;

/** Pictures of voting, like {@link Screenshots}: elections, proxies, secret ballots. */
@Tag("browser")
final class VotingScreenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private static final List<String> CANDIDATES =
            List.of("Dana Dorn", "Emil Ernst", "Fay Ferris", "Gwen Gray", "Hugo Hill");

    @Test
    void take() throws IOException {
        Files.createDirectories(FOLDER);
        try (BrowserSite site = new BrowserSite();
                Chromium ben = Chromium.start()) {
            Hall hall = site.hall("riverside", Visibility.PUBLIC);
            List<Member> others = hall.importMembers(60);
            App.Services services = site.services();
            services.delegations().limit(hall.id(), 2);
            services.delegations().give(hall.id(), "3", "2");
            hall.call(hall.item("Elections to the board"));
            long annulled = create(hall, "Who counts the votes?", Method.ONE_OF_N, 1, 1, false);
            services.ballots().open(hall.id(), annulled);
            vote(services, annulled, others);
            services.ballots().close(hall.id(), annulled);
            services.ballots().publish(hall.id(), annulled);
            services.ballots().annul(hall.id(), annulled, "Two candidates were missing.");
            long first = create(hall, "Who leads the society?", Method.ELECTION, 1, 1, true);
            services.ballots().open(hall.id(), first);
            vote(services, first, others);
            services.ballots().close(hall.id(), first);
            services.ballots().publish(hall.id(), first);
            long topics = create(hall, "Which topics come first?", Method.UP_TO_K, 2, 2, false);
            services.ballots().open(hall.id(), topics);
            vote(services, topics, others.subList(0, 31));
            long board = create(hall, "Who sits on the board?", Method.ELECTION, 3, 3, true);
            services.ballots().open(hall.id(), board);
            vote(services, board, others.subList(0, 20));

            Urls.Assembly urls = hall.urls();
            ben.look("en", "light", 1280, 900);
            hall.signIn(ben, 2);
            show(ben, hall.home(), "voting-wide");
            ben.look("de", "dark", 390, 844);
            show(ben, hall.home(), "voting-phone");
            ben.look("en", "light", 390, 844);
            show(ben, hall.at(urls.papers(board)), "voting-papers");
            show(ben, hall.at(urls.ballot(board)), "voting-ballot");
            ben.click("#ballot-" + board + "-2");
            ben.click("#ballot-" + board + "-4");
            ben.click("#ballot-" + board + "-5");
            take(ben, "voting-ballot-filled");
            ben.click("#ballot-" + board + "-cast");
            ben.see(".receipt code");
            take(ben, "voting-receipt-in-place");
            show(ben, hall.at(urls.receipt(board)), "voting-receipt");
            show(ben, hall.at(urls.votes()), "voting-mine");
            show(ben, hall.at(urls.ballots()), "voting-ballots");
            show(ben, hall.at(urls.ballot(first)), "voting-result");
            show(ben, hall.at(urls.ballot(annulled)), "voting-annulled");
            ben.look("en", "light", 1920, 1080);
            show(ben, hall.at(urls.projector()), "voting-projector");
            services.ballots().close(hall.id(), topics);
            services.ballots().close(hall.id(), board);
            services.ballots().publish(hall.id(), board);
            show(ben, hall.at(urls.projector()), "voting-projector-result");
            ben.look("en", "light", 390, 844);
            show(ben, hall.home(), "voting-phone-result");
        }
    }

    private static long create(
            Hall hall, String question, Method method, int most, int seats, boolean secret) {
        Rules rules =
                new Rules(
                        method,
                        CANDIDATES,
                        most,
                        seats,
                        secret ? Majority.ABSOLUTE : Majority.SIMPLE,
                        Base.CAST,
                        false,
                        BigDecimal.ZERO,
                        Base.CAST,
                        TieRule.NONE);
        Settings settings =
                new Settings(
                        rules,
                        secret ? Secrecy.SECRET : Secrecy.ROLL_CALL,
                        !secret,
                        Electorate.REGISTER,
                        false,
                        !secret,
                        false,
                        Optional.of(Duration.ofMinutes(7)));
        var item = hall.site().services().agenda().current(hall.id()).map(i -> i.id());
        return hall.site()
                .services()
                .ballots()
                .create(new NewBallot(hall.id(), item, question, "", settings))
                .id();
    }

    private static void vote(App.Services services, long ballot, List<Member> members) {
        for (Member member : members) {
            long dice = member.id() * 37 % 100;
            String choice = dice < 40 ? "1" : dice < 75 ? "2" : dice < 90 ? "4" : "abstain";
            services.votes().cast(Voter.of(member), ballot, List.of(choice));
        }
    }

    private static void show(Chromium browser, String address, String name) throws IOException {
        browser.open(address);
        if (browser.script("return document.documentElement.dataset.liveUrl").length() > 1) {
            browser.seeLive("on");
        }
        take(browser, name);
    }

    private static void take(Chromium browser, String name) throws IOException {
        browser.until(
                "the end of animations",
                () -> browser.script("return document.getAnimations().length").equals("0"));
        Files.write(FOLDER.resolve(name + ".png"), browser.picture());
    }
}
