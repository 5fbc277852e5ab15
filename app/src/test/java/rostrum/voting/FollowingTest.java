package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static rostrum.voting.VotingWorld.START;
import static rostrum.voting.VotingWorld.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.Refused.Reason;
import rostrum.agenda.Agenda;
import rostrum.counting.Majority;
import rostrum.counting.TieRule;
import rostrum.people.Member;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

/** Ballots that repeat others, and run-offs. */
class FollowingTest {
    private static final VotingWorld world =
            new VotingWorld(TestDatabase.create(), new TestClock(START));

    private final TestAssembly spring = world.assembly();
    private final long id = spring.id();
    private final Ballots ballots = world.ballots;
    private final Member ada = spring.voter("Ada");
    private final Member ben = spring.voter("Ben");
    private final Member cleo = spring.voter("Cleo");

    @BeforeEach
    void listenAnew() {
        world.heard.forget();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private Asking asking() {
        return new Asking(world, spring);
    }

    /** Closes a ballot in which each voter in turn cast one of these papers. */
    private Ballot closed(Asking asking, String... papers) {
        Ballot ballot = asking.open();
        List<Member> voters = List.of(ada, ben, cleo);
        for (int i = 0; i < papers.length; i++) {
            List<String> choices = List.of(papers[i].split("\\+"));
            world.votes.cast(Voter.of(voters.get(i)), ballot.id(), choices);
        }
        ballots.close(id, ballot.id());
        return world.read(ballot);
    }

    /** Nobody has more than half. */
    private Ballot undecided() {
        return closed(
                asking().question("Board")
                        .election(1, 1, "Ada", "Ben", "Cleo", "Dora")
                        .majority(Majority.ABSOLUTE),
                "4",
                "2",
                "1");
    }

    @Test
    void anAnnulledBallotIsRepeatedAsItWas() {
        long item = new Agenda(world.database).add(id, "Board", "").id();
        NewBallot typed =
                asking().election(2, 2, "Ada", "Ben", "Cleo")
                        .majority(Majority.TWO_THIRDS)
                        .tie(TieRule.LOT)
                        .secret()
                        .ofThosePresent()
                        .unweighted()
                        .publishedAtClosing()
                        .lasting(Duration.ofMinutes(3))
                        .typed();
        NewBallot onItem =
                new NewBallot(id, Optional.of(item), "Who?", "For *us*.", typed.settings());
        Ballot ballot = ballots.create(onItem);
        ballots.open(id, ballot.id());
        ballots.annul(id, ballot.id(), "A name was missing.");
        world.heard.forget();
        Ballot again = ballots.repeat(id, ballot.id());
        assertThat(again)
                .isEqualTo(
                        new Ballot(
                                again.id(),
                                id,
                                Optional.of(item),
                                "Who?",
                                "For *us*.",
                                typed.settings(),
                                BallotState.DRAFT,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new Origin(ballot.id(), Origin.As.REPEAT))));
        assertThat(world.read(again)).isEqualTo(again);
        assertThat(world.read(ballot).annulled()).isPresent();
        assertThat(world.heard.of(id)).containsExactly("drafts");
    }

    @Test
    void onlyAnAnnulledBallotIsRepeatedAndOnce() {
        Ballot draft = asking().draft();
        Ballot open = asking().open();
        Ballot closed = closed(asking());
        for (Ballot ballot : List.of(draft, open, closed)) {
            assertRefused(Reason.STATE_CHANGED, () -> ballots.repeat(id, ballot.id()));
        }
        ballots.annul(id, closed.id(), "Wrong question.");
        Ballot again = ballots.repeat(id, closed.id());
        assertRefused(Reason.STATE_CHANGED, () -> ballots.repeat(id, closed.id()));
        ballots.delete(id, again.id());
        assertThat(ballots.repeat(id, closed.id()).id()).isNotEqualTo(again.id());
    }

    @Test
    void theBestTwoMeetInARunOff() {
        Ballot first =
                closed(
                        asking().question("Board")
                                .election(1, 2, "Ada", "Ben", "Cleo", "Dora")
                                .majority(Majority.ABSOLUTE)
                                .secret()
                                .unweighted(),
                        "1+2",
                        "4",
                        "2+4");
        // Ben and Dora have two votes of three each: both have the majority, and the seat is one.
        Ballot second = ballots.runOff(id, first.id());
        assertThat(second.question()).isEqualTo("Board (2)");
        assertThat(second.rules().options()).containsExactly("Ben", "Dora");
        assertThat(second.rules().seats()).isEqualTo(1);
        assertThat(second.rules().mostChoices()).isEqualTo(1);
        assertThat(second.rules().majority()).isEqualTo(Majority.SIMPLE);
        assertThat(second.settings().secrecy()).isEqualTo(Secrecy.SECRET);
        assertThat(second.settings().weighted()).isFalse();
        assertThat(second.origin()).contains(new Origin(first.id(), Origin.As.RUN_OFF));
        assertThat(second.state()).isEqualTo(BallotState.DRAFT);
    }

    @Test
    void theSeatsLeftOpenAreFilledInTheNextRound() {
        Ballot first =
                closed(
                        asking().question("Board")
                                .election(3, 3, "Ada", "Ben", "Cleo", "Dora", "Emil", "Fritz")
                                .majority(Majority.ABSOLUTE),
                        "1+2",
                        "1+3",
                        "1+4+5");
        Ballot second = ballots.runOff(id, first.id());
        assertThat(second.rules().options()).containsExactly("Ben", "Cleo", "Dora", "Emil");
        assertThat(second.rules().seats()).isEqualTo(2);
        assertThat(second.rules().mostChoices()).isEqualTo(2);
    }

    @Test
    void roundsAreCountedUp() {
        Ballot second = ballots.runOff(id, undecided().id());
        ballots.open(id, second.id());
        ballots.annul(id, second.id(), "The sheet was wrong.");
        Ballot again = ballots.repeat(id, second.id());
        assertThat(again.question()).isEqualTo("Board (2)");
        ballots.open(id, again.id());
        ballots.close(id, again.id());
        Ballot third = ballots.runOff(id, again.id());
        assertThat(third.question()).isEqualTo("Board (3)");
        assertThat(third.rules().options())
                .as("nobody voted, nobody fell behind")
                .isEqualTo(second.rules().options());
    }

    @Test
    void anOrdinaryQuestionKeepsItsNumberInBrackets() {
        Ballot first = closed(asking().question("Delegates (3)").oneOf("Ada", "Ben"), "1", "2");
        Ballot second = ballots.runOff(id, first.id());
        assertThat(second.question()).isEqualTo("Delegates (3) (2)");
        ballots.open(id, second.id());
        world.votes.cast(Voter.of(ada), second.id(), List.of("1"));
        world.votes.cast(Voter.of(ben), second.id(), List.of("2"));
        ballots.close(id, second.id());
        assertThat(ballots.runOff(id, second.id()).question()).isEqualTo("Delegates (3) (3)");
    }

    @Test
    void aQuestionThatIsTooLongIsCut() {
        Ballot first = closed(asking().question("ä😀".repeat(150)).oneOf("Ada", "Ben"), "1", "2");
        String question = ballots.runOff(id, first.id()).question();
        assertThat(question).startsWith("ä😀").endsWith("😀 (2)");
        assertThat(question.codePointCount(0, question.length())).isEqualTo(300);
    }

    @Test
    void aPublishedResultBringsARunOffOnce() {
        Ballot first = undecided();
        ballots.publish(id, first.id());
        Ballot second = ballots.runOff(id, first.id());
        assertRefused(Reason.STATE_CHANGED, () -> ballots.runOff(id, first.id()));
        ballots.delete(id, second.id());
        assertThat(ballots.runOff(id, first.id()).rules()).isEqualTo(second.rules());
    }

    @Test
    void anOverdueBallotIsClosedForIt() {
        Ballot ballot = asking().oneOf("Ada", "Ben").lasting(Duration.ofMinutes(1)).open();
        world.votes.cast(Voter.of(ada), ballot.id(), List.of("1"));
        world.votes.cast(Voter.of(ben), ballot.id(), List.of("2"));
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(ballots.runOff(id, ballot.id()).rules().options()).containsExactly("Ada", "Ben");
    }

    @Test
    void whatIsDecidedOrNotOverHasNoRunOff() {
        Ballot draft = asking().oneOf("Ada", "Ben").draft();
        Ballot open = asking().oneOf("Ada", "Ben").open();
        Ballot decided = closed(asking().oneOf("Ada", "Ben"), "1", "1", "2");
        Ballot motion = closed(asking(), "yes", "no");
        Ballot quorum = closed(asking().oneOf("Ada", "Ben").quorum(50), "1");
        Ballot tied = closed(asking().oneOf("Ada", "Ben").tie(TieRule.CHAIR), "1", "2");
        Ballot annulled = undecided();
        ballots.annul(id, annulled.id(), "A name was missing.");
        for (Ballot ballot : List.of(draft, open, decided, motion, quorum, tied, annulled)) {
            assertRefused(Reason.STATE_CHANGED, () -> ballots.runOff(id, ballot.id()));
        }
        ballots.breakTie(id, tied.id(), List.of("1", "2"));
        assertRefused(Reason.STATE_CHANGED, () -> ballots.runOff(id, tied.id()));
    }
}
