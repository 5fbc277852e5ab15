package rostrum.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.Select;
import rostrum.testing.Chromium;

/** A whole meeting against the packaged jar, from the organiser's invitation to the result. */
@Tag("browser")
final class MeetingTest {
    private static final String REGISTER =
            """
            number,name,chapter,role
            1,Ada Albers,North,chair
            2,Ben Brook,South,voter
            3,Cleo Cane,South,voter
            4,Dan Dell,North,voter
            """;
    private static final String QUESTION = "Shall the accounts be approved?";
    private static final String OUTCOME = "2 yes of 3 votes cast";

    @TempDir Path data;

    private String site = "";

    @Test
    void aMeetingIsHeldFromTheInvitationToTheResult() throws Exception {
        String port = String.valueOf(PackagedDemo.freePort());
        site = "http://localhost:" + port;
        try (PackagedDemo demo = PackagedDemo.start(data, "--bare", "--fresh", "--port", port);
                // The organiser's machine shows the projector's page later.
                Chromium hall = Chromium.start();
                Chromium ada = Chromium.start();
                Chromium ben = Chromium.start();
                Chromium cleo = Chromium.start(o -> o.addArguments("--accept-lang=de"));
                Chromium dan = Chromium.start(Chromium::withoutScript)) {
            String invitation = demo.line("Organiser (once):").replaceFirst(".*?(http)", "$1");
            demo.line("Ctrl-C ends it");
            List<String> codes = prepare(hall, invitation);

            signIn(ada, codes.get(0));
            openMeeting(ada);
            hall.open(site + "/a/meeting/projector");
            hall.see("#stage h2", "General Meeting");
            signIn(ben, codes.get(1));
            signIn(cleo, codes.get(2));
            signIn(dan, codes.get(3));
            List<Chromium> live = List.of(hall, ben, cleo);
            for (Chromium screen : live) {
                screen.seeLive("on");
                screen.mark();
            }
            checkIn(ben, cleo, dan);
            ben.seeLive("on");
            cleo.seeLive("on");
            ben.mark();
            cleo.mark();
            hall.see("#attendance", "3 of 4");
            ben.see("#attendance", "3 of 4");
            cleo.see("#attendance", "3 von 4");

            lead(ada);
            hall.see("#stage h2", "Annual accounts");
            hall.see("#notices", "Welcome, everybody.");
            ben.see("#current h2", "Annual accounts");
            cleo.see("#current .eyebrow", "Tagesordnungspunkt");

            openBallot(ada);
            hall.see("#stage h3", QUESTION);
            for (Chromium screen : live) {
                assertThat(screen.isMarked()).isTrue();
            }
            vote(ben, "yes", "Your vote is recorded");
            hall.see(".turnout", "1 of 4");
            vote(cleo, "no", "Ihre Stimme ist gespeichert");
            dan.driver().navigate().refresh();
            voteWithoutScript(dan, "yes", "Your vote is recorded");
            hall.see(".turnout", "3 of 4");

            finish(ada, hall, List.of(ben, cleo), dan);
            assertThat(hall.isMarked()).isTrue();
            for (Chromium screen : List.of(hall, ada, ben, cleo, dan)) {
                assertThat(screen.complaints()).isEmpty();
            }
            assertThat(demo.family()).as("Java and PostgreSQL").hasSizeGreaterThan(2);
            assertThat(demo.stop()).isEmpty();
            theNextStartFindsIt(hall, port);
        }
    }

    /** The organiser: an assembly and its register; returns the members' codes. */
    private List<String> prepare(Chromium olga, String invitation) throws IOException {
        olga.open(invitation);
        olga.leaveBy("main button");
        olga.type("[name=title]", "General Meeting");
        olga.type("[name=slug]", "meeting");
        // Typed by a script: how a date is typed depends on the system's language.
        olga.script("document.querySelector('[name=starts]').value = '2026-11-20T09:00'");
        olga.script("document.querySelector('[name=ends]').value = '2026-11-20T18:00'");
        new Select(olga.find("[name=visibility]")).selectByValue("public");
        olga.leaveBy("form[action$=assemblies] button");

        Path csv = Files.writeString(data.resolve("register.csv"), REGISTER);
        olga.find("[name=csv]").sendKeys(csv.toString());
        olga.leaveBy("form[enctype] button");
        olga.see("main", "Added: 4.");
        return olga.value("textarea.code")
                .lines()
                .skip(1)
                .map(l -> l.substring(l.lastIndexOf(',') + 1))
                .toList();
    }

    private void signIn(Chromium member, String code) {
        member.open(site + "/a/meeting/sign-in?code=" + code);
        member.leaveBy("main button");
        member.see(".me .who");
    }

    private void openMeeting(Chromium ada) {
        ada.open(site + "/a/meeting/chair");
        ada.leaveBy("#chair-meeting-open");
        ada.see("#meeting .badge", "In session");
        for (String title : List.of("Welcome", "Annual accounts")) {
            ada.click("details:has([name=title]) summary");
            ada.type("[name=title]", title);
            ada.leaveBy("form[action$='chair/agenda'] button");
        }
    }

    private static void checkIn(Chromium... members) {
        for (Chromium member : members) {
            member.leaveBy("form[action$=check-in] button");
            member.see("form[action$=check-out]");
        }
    }

    private static void lead(Chromium ada) {
        ada.leaveBy("#chair-agenda li:nth-child(2) button");
        ada.type("[name=text]", "Welcome, everybody.");
        ada.leaveBy("form[action$=notices] button");
    }

    private static void openBallot(Chromium ada) {
        ada.leaveBy("#chair-drafts-new");
        ada.type("[name=question]", QUESTION);
        ada.leaveBy("#prepare");
        ada.leaveBy("#chair-drafts button[id$=open]");
        ada.see("#chair-ballots .badge", "Voting is open");
    }

    private static void vote(Chromium member, String choice, String receipt) {
        member.click("section.ballot input[value=" + choice + "]");
        member.click("section.ballot button");
        member.see(".receipt h3", receipt);
        member.see(".mine");
        assertThat(member.isMarked()).isTrue();
    }

    private static void voteWithoutScript(Chromium member, String choice, String receipt) {
        member.click("section.ballot input[value=" + choice + "]");
        member.leaveBy("section.ballot button");
        member.see(".receipt h1", receipt);
        member.leaveBy(".receipt a.primary");
        member.see(".mine");
    }

    /** Closing and publishing: everybody sees it where they are. */
    private static void finish(
            Chromium ada, Chromium hall, List<Chromium> withScript, Chromium dan) {
        ada.seeLive("on");
        ada.see(".turnout", "3 of 4");
        for (Chromium member : withScript) {
            member.seeLive("on");
            member.mark();
        }
        ada.leaveBy("#chair-ballots button[id$=close]");
        for (Chromium member : withScript) {
            member.see("section.ballot[data-state=closed]");
        }
        ada.leaveBy("#chair-ballots button[id$=publish]");
        ada.see("#chair-ballots .outcome", OUTCOME);
        hall.see("#stage .outcome", OUTCOME);
        withScript.get(0).see("section.ballot .outcome", OUTCOME);
        withScript.get(1).see("section.ballot .outcome", "Angenommen");
        withScript.forEach(member -> assertThat(member.isMarked()).isTrue());

        assertThat(dan.all("section.ballot .outcome")).isEmpty();
        dan.driver().navigate().refresh();
        dan.see("section.ballot .outcome", OUTCOME);
        // Nor does his page pretend to be live.
        assertThat(dan.find(".live-state").isDisplayed()).isFalse();
        dan.see("noscript p", "Reload");
    }

    private void theNextStartFindsIt(Chromium olga, String port) throws Exception {
        try (PackagedDemo demo = PackagedDemo.start(data, "--bare", "--port", port)) {
            demo.line("Rostrum is ready");
            olga.open(site + "/");
            olga.see(".cards", "General Meeting");
            olga.open(site + "/a/meeting");
            olga.see("section.ballot .outcome", OUTCOME);
            assertThat(demo.stop()).isEmpty();
        }
    }
}
