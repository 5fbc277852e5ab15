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
import rostrum.people.Member;
import rostrum.people.Role;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

class BallotsTest {
    private static final VotingWorld world =
            new VotingWorld(TestDatabase.create(), new TestClock(START));

    private final Ballots ballots = world.ballots;
    private final TestAssembly spring = world.assembly();
    private final TestAssembly autumn = world.assembly();
    private final long id = spring.id();

    @BeforeEach
    void listenAnew() {
        world.heard.forget();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aBallotGoesFromDraftToPublished() {
        Member ada = spring.member("Ada", Role.CHAIR, "1");
        Ballot draft = world.draft(spring);
        assertThat(draft.state()).isEqualTo(BallotState.DRAFT);
        assertThat(draft.rules().choices()).containsExactly("yes", "no", "abstain");
        assertThat(draft.openedAt()).isEmpty();

        ballots.open(id, draft.id());
        assertThat(world.read(draft).state()).isEqualTo(BallotState.OPEN);
        assertThat(world.read(draft).openedAt()).contains(world.clock.instant());
        assertThat(world.read(draft).closesAt()).isEmpty();
        world.votes.cast(Voter.of(ada), draft.id(), List.of("yes"));

        ballots.close(id, draft.id());
        assertThat(world.read(draft).state()).isEqualTo(BallotState.CLOSED);
        assertThat(world.read(draft).closedAt()).contains(world.clock.instant());

        ballots.publish(id, draft.id());
        assertThat(world.read(draft).state()).isEqualTo(BallotState.PUBLISHED);
        assertThat(world.read(draft).publishedAt()).contains(world.clock.instant());
        assertThat(world.tally(draft).votes()).isEqualTo(1);
    }

    @Test
    void everyFieldIsKept() {
        long item = new Agenda(world.database).add(id, "Bees", "").id();
        NewBallot asked =
                new NewBallot(
                        id,
                        Optional.of(item),
                        " Shall we buy bees? ",
                        "For *honey*.",
                        Majority.TWO_THIRDS,
                        false,
                        Optional.of(Duration.ofMinutes(90)));
        Ballot draft = ballots.create(asked);
        assertThat(draft)
                .isEqualTo(
                        new Ballot(
                                draft.id(),
                                id,
                                Optional.of(item),
                                "Shall we buy bees?",
                                "For *honey*.",
                                asked.settings(),
                                BallotState.DRAFT,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(ballots.list(id)).containsExactly(draft);

        ballots.edit(draft.id(), VotingWorld.ballot(spring, true, Optional.empty()));
        Ballot edited = world.read(draft);
        assertThat(edited.agendaItemId()).isEmpty();
        assertThat(edited.markdown()).isEmpty();
        assertThat(edited.settings())
                .isEqualTo(Settings.motion(Majority.SIMPLE, true, Optional.empty()));
    }

    @Test
    void ballotsAreListedInTheOrderOfTheirCreation() {
        List<Ballot> drafts =
                List.of(world.draft(spring), world.draft(spring), world.draft(spring));
        ballots.edit(drafts.getFirst().id(), VotingWorld.ballot(spring, false, Optional.empty()));
        ballots.open(id, drafts.get(1).id());
        assertThat(ballots.list(id))
                .extracting(Ballot::id)
                .containsExactlyElementsOf(drafts.stream().map(Ballot::id).toList());
    }

    @Test
    void draftsAreCheckedForTheirLimits() {
        assertRefused(Reason.INPUT_INVALID, () -> ballots.create(asking(" ")));
        assertRefused(Reason.INPUT_INVALID, () -> ballots.create(asking("x".repeat(301))));
        assertThat(ballots.create(asking("x".repeat(300))).question()).hasSize(300);
        assertRefused(
                Reason.INPUT_INVALID, () -> ballots.create(lasting(Duration.ofMillis(9_999))));
        assertRefused(
                Reason.INPUT_INVALID,
                () -> ballots.create(lasting(Duration.ofHours(24).plusMillis(1))));
        assertThat(ballots.create(lasting(Duration.ofSeconds(10))).settings().duration())
                .contains(Duration.ofSeconds(10));
        assertThat(ballots.create(lasting(Duration.ofHours(24))).settings().duration())
                .contains(Duration.ofHours(24));
        long theirs = new Agenda(world.database).add(autumn.id(), "Theirs", "").id();
        assertRefused(Reason.INPUT_INVALID, () -> ballots.create(about(theirs)));
        assertThat(ballots.list(id)).hasSize(3);
    }

    @Test
    void onlyDraftsAreEditedAndDeleted() {
        Ballot draft = world.draft(spring);
        Ballot open = world.open(spring, true);
        ballots.delete(id, draft.id());
        assertThat(ballots.find(id, draft.id())).isEmpty();
        assertRefused(Reason.STATE_CHANGED, () -> ballots.edit(open.id(), asking("Wasps?")));
        assertRefused(Reason.STATE_CHANGED, () -> ballots.delete(id, open.id()));
        assertThat(world.read(open)).isEqualTo(open);
    }

    @Test
    void noStateIsSkippedOrRepeated() {
        Ballot ballot = world.draft(spring);
        assertRefused(Reason.STATE_CHANGED, () -> ballots.close(id, ballot.id()));
        assertRefused(Reason.STATE_CHANGED, () -> ballots.publish(id, ballot.id()));
        assertRefused(Reason.STATE_CHANGED, () -> world.tally(ballot));
        ballots.open(id, ballot.id());
        assertRefused(Reason.STATE_CHANGED, () -> ballots.open(id, ballot.id()));
        assertRefused(Reason.STATE_CHANGED, () -> ballots.publish(id, ballot.id()));
        assertRefused(Reason.STATE_CHANGED, () -> world.tally(ballot));
        ballots.close(id, ballot.id());
        assertRefused(Reason.STATE_CHANGED, () -> ballots.close(id, ballot.id()));
        assertRefused(Reason.STATE_CHANGED, () -> ballots.open(id, ballot.id()));
        ballots.publish(id, ballot.id());
        assertRefused(Reason.STATE_CHANGED, () -> ballots.publish(id, ballot.id()));
        assertRefused(Reason.STATE_CHANGED, () -> ballots.close(id, ballot.id()));
    }

    @Test
    void nothingOpensWhileTheAssemblyIsNotOpen() {
        Ballot ballot = world.draft(spring);
        for (String state : List.of("draft", "announced", "ended")) {
            spring.state(state);
            assertRefused(Reason.ASSEMBLY_NOT_OPEN, () -> ballots.open(id, ballot.id()));
        }
        spring.state("open");
        ballots.open(id, ballot.id());
        assertThat(world.read(ballot).state()).isEqualTo(BallotState.OPEN);
    }

    @Test
    void theElectoralRegisterIsWhoMayVoteAtThatMoment() {
        int expected = 0;
        for (Role role : Role.values()) {
            for (String weight : List.of("0", "0.5", "3")) {
                expected += spring.member(role + weight, role, weight).mayVote() ? 1 : 0;
            }
        }
        autumn.voter("Olga");
        Ballot ballot = world.open(spring, true);
        assertThat(world.votes.turnout(ballot.id())).isEqualTo(new Turnout(0, expected));

        Member late = spring.voter("Late");
        spring.execute("UPDATE member SET weight = 100 WHERE assembly_id = " + id);
        assertRefused(
                Reason.NOT_ON_REGISTER,
                () -> world.votes.cast(Voter.of(late), ballot.id(), List.of("yes")));
        ballots.close(id, ballot.id());
        assertThat(world.tally(ballot).registerWeight()).isEqualByComparingTo("7");
    }

    @Test
    void stateChangesAreAnnouncedToEverybodyAndDraftsToTheChair() {
        Ballot ballot = world.draft(spring);
        ballots.edit(ballot.id(), asking("Wasps?"));
        ballots.delete(id, world.draft(spring).id());
        assertThat(world.heard.of(id)).containsExactly("drafts");
        String number = String.valueOf(ballot.id());
        for (Runnable change :
                List.<Runnable>of(
                        () -> ballots.open(id, ballot.id()),
                        () -> ballots.close(id, ballot.id()),
                        () -> ballots.publish(id, ballot.id()))) {
            world.heard.forget();
            change.run();
            assertThat(world.heard.of(id)).containsExactly("ballot-" + number);
        }
        assertThat(world.heard.of(autumn.id())).isEmpty();
    }

    @Test
    void assembliesAreStrictlyApart() {
        Ballot theirs = world.draft(autumn);
        Ballot theirOpen = world.open(autumn, true);
        assertThat(ballots.list(id)).isEmpty();
        assertThat(ballots.find(id, theirs.id())).isEmpty();
        assertRefused(Reason.NOT_FOUND, () -> ballots.edit(theirs.id(), asking("Ours?")));
        assertRefused(Reason.NOT_FOUND, () -> ballots.delete(id, theirs.id()));
        assertRefused(Reason.NOT_FOUND, () -> ballots.open(id, theirs.id()));
        assertRefused(Reason.NOT_FOUND, () -> ballots.close(id, theirOpen.id()));
        assertRefused(Reason.NOT_FOUND, () -> ballots.publish(id, theirOpen.id()));
        assertThat(ballots.list(autumn.id())).containsExactly(theirs, theirOpen);
    }

    private NewBallot asking(String question) {
        return new NewBallot(
                id, Optional.empty(), question, "", Majority.SIMPLE, true, Optional.empty());
    }

    private NewBallot about(long item) {
        return new NewBallot(
                id, Optional.of(item), "Bees?", "", Majority.SIMPLE, true, Optional.empty());
    }

    private NewBallot lasting(Duration duration) {
        return VotingWorld.ballot(spring, true, Optional.of(duration));
    }
}
