package rostrum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.openqa.selenium.WebElement;
import rostrum.assembly.Visibility;
import rostrum.browser.BrowserSite.Hall;
import rostrum.evidence.Script;
import rostrum.people.Member;
import rostrum.testing.Chromium;
import rostrum.voting.Ballot;
import rostrum.voting.Voter;

/**
 * An election and a secret ballot, with a proxy, from their preparation to the recount by somebody
 * who has nothing but the published file.
 */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
final class VotingDayTest {
    private static final String CODE = "(\\w{4}-){3}\\w{4}";

    private final BrowserSite site = new BrowserSite();
    private final Chromium ada = Chromium.start();
    private final Chromium ben = Chromium.start();
    private final Hall hall = site.hall("day", Visibility.MEMBERS);
    private final List<Member> others = hall.importMembers(5);
    private long board;
    private long fee;

    @AfterAll
    void end() {
        try (site;
                ada;
                ben) {
            assertThat(ada.complaints()).isEmpty();
            assertThat(ben.complaints()).isEmpty();
        }
    }

    @Test
    void anElectionAndASecretBallotWithAProxyAreHeldAndRecounted() {
        hall.signIn(ada, 1);
        adaLetsBenVoteForCleo();
        adaPreparesTwoBallots();
        hall.signIn(ben, 2);
        ben.seeLive("on");
        ben.mark();
        adaOpensBoth();

        benElectsLiveWhileOthersVote();
        benVotesForCleoAsWell();
        String code = benVotesInSecretForBoth();
        cleoIsToldWhoVotesForHer();
        othersVoteInSecret();

        adaClosesAndPublishes(board);
        adaClosesAndPublishes(fee);
        benFindsHisPaper(code);
        anybodyRecounts();
    }

    private void adaLetsBenVoteForCleo() {
        ada.open(hall.at(hall.urls().proxies()));
        ada.type("input[name=most]", "1");
        ada.leaveBy("#limit");
        ada.type("input[name=member]", "3");
        ada.type("input[name=proxy]", "2");
        ada.leaveBy("#give");
        ada.see("table.list", "Cleo Cane");
    }

    private void adaPreparesTwoBallots() {
        ada.open(hall.at(hall.urls().newBallotAs("seats")));
        ada.type("input[name=question]", "Who sits on the board?");
        ada.type("textarea[name=options]", "Dana Dorn\nEmil Ernst\nFay Ferris");
        ada.leaveBy("#prepare");
        ada.open(hall.at(hall.urls().newBallotAs("motion")));
        ada.type("input[name=question]", "Shall the fee be raised?");
        ada.click("select[name=secrecy] option[value=secret]");
        ada.click("input[name=revote]");
        ada.leaveBy("#prepare");
        List<Ballot> drafts = site.services().ballots().list(hall.id());
        assertThat(drafts)
                .extracting(Ballot::question)
                .containsExactly("Who sits on the board?", "Shall the fee be raised?");
        assertThat(drafts).allMatch(Ballot::secret);
        board = drafts.getFirst().id();
        fee = drafts.getLast().id();
    }

    private void adaOpensBoth() {
        ada.open(hall.at(hall.urls().chair()));
        ada.click("#chair-drafts-" + board);
        ada.click("#chair-drafts-" + fee);
        ada.leaveBy("#chair-drafts-open");
    }

    private void benElectsLiveWhileOthersVote() {
        ben.see("#ballot-" + board + "-cast");
        ben.see("#ballot-" + fee + "-cast");
        ben.click("#ballot-" + board + "-1");
        ben.click("#ballot-" + board + "-3");
        WebElement fay = ben.find("#ballot-" + board + "-3");
        assertThat(ben.find("#ballot-" + board + "-2").isEnabled()).as("only two").isFalse();

        vote(board, others.get(0), "1", "2");
        vote(board, others.get(1), "1");
        ben.see("#turnout-" + board, "2 of 8");

        assertThat(fay.isSelected()).as("the very same input").isTrue();
        assertThat(ben.driver().switchTo().activeElement()).isEqualTo(fay);
        assertThat(ben.isMarked()).as("the page was not loaded anew").isTrue();
        ben.click("#ballot-" + board + "-cast");
        ben.see(".receipt code");
        assertThat(ben.isMarked()).as("nor for the vote").isTrue();
        assertThat(ben.find(".receipt").getText()).doesNotContain("Dana Dorn", "Fay Ferris");
    }

    private void benVotesForCleoAsWell() {
        ben.see(".missing", "Cleo Cane");
        ben.leaveBy(".missing a");
        ben.click("#paper-" + hall.member(3).id() + "-abstain");
        ben.click("#cast");
        ben.see(".receipt", "Cleo Cane");
        assertThat(ben.all(".receipt code")).hasSize(2);
        assertThat(ben.all(".missing")).isEmpty();
    }

    /** Both papers in one form; returns the code of his own. */
    private String benVotesInSecretForBoth() {
        ben.open(hall.home());
        ben.leaveBy("a[href$='/ballots/" + fee + "/papers']");
        ben.click("#paper-" + hall.member(2).id() + "-yes");
        ben.click("#paper-" + hall.member(3).id() + "-no");
        ben.click("#cast");
        ben.see(".receipt code");
        assertThat(ben.find("#papers").isDisplayed()).isFalse();
        List<String> codes = ben.all(".receipt code").stream().map(WebElement::getText).toList();
        assertThat(codes).hasSize(2).doesNotHaveDuplicates().allMatch(c -> c.matches(CODE));
        assertThat(ben.all(".receipt dd strong")).as("nothing to prove a vote with").isEmpty();

        ben.open(hall.at(hall.urls().votes()));
        ben.see("#open", "You have voted.");
        return codes.getFirst();
    }

    private void cleoIsToldWhoVotesForHer() {
        try (Chromium cleo = Chromium.start()) {
            hall.signIn(cleo, 3);
            cleo.see(".mine", "Ben Brook votes for you in this ballot.");
            assertThat(cleo.find("#ballot-" + fee + "-cast").isEnabled()).isFalse();
            cleo.open(hall.at(hall.urls().receipt(fee)));
            cleo.see(".failure");
        }
    }

    private void othersVoteInSecret() {
        for (Member member : others) {
            vote(fee, member, "yes");
        }
        vote(fee, hall.member(1), "abstain");
        vote(board, hall.member(1), "3");
    }

    private void vote(long ballot, Member member, String... choices) {
        site.services().votes().cast(Voter.of(member), ballot, List.of(choices));
    }

    private void adaClosesAndPublishes(long ballot) {
        ada.open(hall.at(hall.urls().chairBallot(ballot)));
        ada.leaveBy("#close");
        ada.open(hall.at(hall.urls().chairBallot(ballot)));
        ada.leaveBy("#publish");
    }

    private void benFindsHisPaper(String code) {
        ben.open(hall.at(hall.urls().receipt(fee)));
        assertThat(ben.find(".receipt dl:first-of-type").getText()).contains("Yes", code);
        ben.open(hall.at(hall.urls().urn(fee)));
        WebElement row =
                ben.all("tbody tr").stream()
                        .filter(line -> line.getText().contains(code))
                        .findFirst()
                        .orElseThrow();
        assertThat(row.getText()).contains("Yes");
        assertThat(ben.all("tbody tr")).hasSize(8);

        ben.open(hall.at(hall.urls().ballot(board)));
        ben.see("#ballot-" + board + " .outcome", "Elected: Dana Dorn (3), Fay Ferris (2).");
        ben.open(hall.at(hall.urls().ballot(fee)));
        ben.see("#ballot-" + fee + " .outcome", "Adopted: 6 yes of 7 votes cast");
    }

    private void anybodyRecounts() {
        for (long ballot : List.of(board, fee)) {
            String file = download(hall.urls().evidence(ballot, "evidence.json"));
            Script script = Script.of(file);
            assertThat(script.said()).doesNotContain("Traceback");
            assertThat(script.status()).as(script.said()).isZero();
        }
        String forged = download(hall.urls().evidence(fee, "evidence.json"));
        assertThat(Script.of(forged.replaceFirst("\"no\"", "\"yes\"")).status())
                .as("a changed paper is noticed")
                .isEqualTo(1);
    }

    /** As Ben's browser gets it. */
    private String download(String path) {
        return ben.script(
                """
                const request = new XMLHttpRequest();
                request.open("GET", arguments[0], false);
                request.send();
                return request.responseText;
                """,
                hall.at(path));
    }
}
