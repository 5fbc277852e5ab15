package rostrum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import rostrum.assembly.Visibility;
import rostrum.browser.BrowserSite.Hall;
import rostrum.testing.Chromium;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;

/** Ada leads ballots of every kind, from the form to the end. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
final class ChairTest {
    private final BrowserSite site = new BrowserSite();
    private final Chromium ada = Chromium.start();

    @AfterAll
    void end() {
        try (site;
                ada) {
            assertThat(ada.complaints()).allMatch(line -> line.contains("status of 40")); // meant
        }
    }

    @Test
    void anElectionFromTheFormToTheEnd() {
        Hall hall = site.hall("election", Visibility.PUBLIC);
        hall.signIn(ada, 1);
        ada.open(hall.at(hall.urls().chair()));
        prepare("one", "Which colour?", "Red\nBlue");
        prepare("seat", "Who takes the minutes?", "Ines\nJule");
        ada.see("#chair-drafts li:nth-child(2)", "Election · secret · absolute majority");

        // Ticked; then somebody else prepares and opens other ballots: the ticks stay.
        ada.seeLive("on");
        ada.click("#chair-drafts li:nth-child(1) input");
        ada.click("#chair-drafts li:nth-child(2) input");
        long other = hall.draft("Lunch?");
        ada.see("#chair-drafts li:nth-child(3)", "Lunch?");
        hall.vote(1, hall.openBallot("Dinner?"), "yes");
        ada.see("#chair-ballots", "Dinner?");
        ada.leaveBy("#chair-drafts-open");
        assertThat(state(hall, "Which colour?")).isEqualTo(BallotState.OPEN);
        assertThat(state(hall, "Who takes the minutes?")).isEqualTo(BallotState.OPEN);
        assertThat(state(hall, "Lunch?")).isEqualTo(BallotState.DRAFT);
        site.services().ballots().delete(hall.id(), other);

        lead(hall);
    }

    private void lead(Hall hall) {
        long colour = ballot(hall, "Which colour?").id();
        hall.vote(1, colour, "1");
        hall.vote(2, colour, "2");
        ada.open(hall.at(hall.urls().chairBallot(colour)));
        ada.seeLive("on");
        ada.see("#turnout-" + colour, "2 of 3");
        ada.see("#absent", "Cleo Cane");
        ada.type("[name=minutes]", "10");
        ada.leaveBy("#deadline");
        ada.see("#turnout-" + colour + " time", ":");
        ada.leaveBy("#endless");
        assertThat(ballot(hall, "Which colour?").closesAt()).isEmpty();
        ada.leaveBy("#close");
        ada.see(".outcome", "Nothing is chosen");
        ada.leaveBy("#run-off");
        assertThat(ada.value("[name=question]")).isEqualTo("Which colour? (2)");
        assertThat(ada.value("[name=options]")).isEqualTo("Red\nBlue");

        ada.open(hall.at(hall.urls().chairBallot(colour)));
        ada.click("details:has(#withhold) summary");
        ada.type("details:has(#withhold) [name=reason]", "The paint is sold out.");
        ada.leaveBy("#withhold");
        ada.see(".annulled", "The paint is sold out.");
        ada.click("details:has(#annul) summary");
        ada.type("details:has(#annul) [name=reason]", "Asked wrongly.");
        ada.leaveBy("#annul");
        ada.see(".annulled", "Asked wrongly.");
        ada.leaveBy("#repeat");
        assertThat(ada.value("[name=question]")).isEqualTo("Which colour?");
    }

    @Test
    void whatWasTypedIsThereAgainWhenItIsRefused() {
        Hall hall = site.hall("typed", Visibility.PUBLIC);
        hall.signIn(ada, 1);
        ada.open(hall.at(hall.urls().newBallotAs("seats")));
        ada.type("[name=question]", "Board");
        ada.type("[name=options]", "Ines\nInes");
        ada.leaveBy("#prepare");

        ada.see("[role=alert]", "Answers or candidates");
        assertThat(ada.value("[name=question]")).isEqualTo("Board");
        assertThat(ada.value("[name=options]")).isEqualTo("Ines\nInes");
        assertThat(ada.find("[name=options]").getDomAttribute("aria-invalid")).isEqualTo("true");
        ada.find("[name=options]").clear();
        ada.type("[name=options]", "Ines\nJule\nKai");
        ada.leaveBy("#prepare");
        Ballot board = ballot(hall, "Board");
        assertThat(board.rules().options()).containsExactly("Ines", "Jule", "Kai");
        assertThat(board.rules().mostChoices()).isEqualTo(2);
        assertThat(board.secret()).isTrue();
    }

    @Test
    void aVoteIsGivenToAProxy() {
        Hall hall = site.hall("proxies", Visibility.PUBLIC);
        hall.signIn(ada, 1);
        ada.open(hall.at(hall.urls().proxies()));
        ada.find("[name=most]").clear();
        ada.type("[name=most]", "1");
        ada.leaveBy("#limit");
        ada.type("[name=member]", "2");
        ada.type("[name=proxy]", "4");
        ada.leaveBy("#give");
        ada.see("[role=alert]", "Gus Gale has no vote.");
        assertThat(ada.value("[name=member]")).isEqualTo("2");
        ada.find("[name=proxy]").clear();
        ada.type("[name=proxy]", "3");
        ada.leaveBy("#give");
        ada.see("tbody tr", "2 Ben Brook 3 Cleo Cane");
        ada.leaveBy("tbody button");
        assertThat(site.services().delegations().list(hall.id())).isEmpty();
    }

    private void prepare(String kind, String question, String options) {
        ada.leaveBy("#chair-drafts-new");
        ada.leaveBy("a[href$='as=" + kind + "']");
        ada.type("[name=question]", question);
        ada.type("[name=options]", options);
        ada.leaveBy("#prepare");
    }

    private Ballot ballot(Hall hall, String question) {
        return site.services().ballots().list(hall.id()).stream()
                .filter(ballot -> ballot.question().equals(question))
                .findFirst()
                .orElseThrow();
    }

    private BallotState state(Hall hall, String question) {
        return ballot(hall, question).state();
    }
}
