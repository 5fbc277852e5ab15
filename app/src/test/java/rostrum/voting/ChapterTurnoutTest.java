package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rostrum.voting.VotingWorld.START;
import static rostrum.voting.VotingWorld.assertRefused;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.Refused.Reason;
import rostrum.people.Member;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

/** Who has voted, and who has not. */
class ChapterTurnoutTest {
    private static final VotingWorld world =
            new VotingWorld(TestDatabase.create(), new TestClock(START));

    private final TestAssembly spring = world.assembly();
    private final long id = spring.id();
    private final Ballots ballots = world.ballots;
    private final Member ada = spring.voter("Ada");

    @BeforeEach
    void fillTheRegister() {
        for (String name : List.of("Ben", "Cleo", "Dora")) {
            spring.voter(name);
        }
        spring.execute(
                "UPDATE member SET chapter = CASE WHEN name < 'C' THEN 'South' ELSE 'North' END"
                        + " WHERE name <> 'Dora' AND assembly_id = "
                        + id);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static void vote(Member member, Ballot ballot) {
        world.votes.cast(Voter.of(member), ballot.id(), List.of("yes"));
    }

    @Test
    void works() {
        Ballot ballot = new Asking(world, spring).open();
        vote(ada, ballot);
        assertThat(ballots.turnoutByChapter(id, ballot.id()))
                .containsExactly(
                        new ChapterTurnout("", 0, 1),
                        new ChapterTurnout("North", 0, 1),
                        new ChapterTurnout("South", 1, 2));
        assertThat(ballots.notVoted(id, ballot.id(), "", 10))
                .containsExactly(
                        new Absentee("Ben", "Ben", "South"),
                        new Absentee("Cleo", "Cleo", "North"),
                        new Absentee("Dora", "Dora", ""));
    }

    @Test
    void thoseWhoHaveNotVotedComeInPages() {
        Ballot ballot = new Asking(world, spring).open();
        vote(ada, ballot);
        assertThat(ballots.notVoted(id, ballot.id(), "", 2))
                .extracting(Absentee::name)
                .containsExactly("Ben", "Cleo");
        assertThat(ballots.notVoted(id, ballot.id(), "Cleo\0", 2))
                .extracting(Absentee::name)
                .containsExactly("Dora");
        assertThat(ballots.notVoted(id, ballot.id(), "Dora", 2)).isEmpty();
        for (int wrong : List.of(0, 501)) {
            assertThatThrownBy(() -> ballots.notVoted(id, ballot.id(), "", wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nobodyIsTrackedDownInASecretBallot() {
        Ballot ballot = new Asking(world, spring).secret().open();
        vote(ada, ballot);
        assertRefused(Reason.NOT_ALLOWED, () -> ballots.notVoted(id, ballot.id(), "", 10));
        assertThat(ballots.turnoutByChapter(id, ballot.id()))
                .contains(new ChapterTurnout("South", 1, 2));
    }

    @Test
    void aRegisterFromBeforeItHeldNamesIsCompleted() {
        Ballot ballot = new Asking(world, spring).open();
        spring.execute(
                "UPDATE electoral_register SET number = NULL, name = NULL, chapter = NULL"
                        + " WHERE ballot_id = "
                        + ballot.id());
        assertThat(ballots.notVoted(id, ballot.id(), "Ben", 1))
                .containsExactly(new Absentee("Cleo", "Cleo", "North"));
        assertThat(ballots.turnoutByChapter(id, ballot.id())).hasSize(3);
    }

    @Test
    void aDraftHasNoVotersAndAnotherAssemblysBallotIsNotFound() {
        Ballot draft = new Asking(world, spring).draft();
        assertThat(ballots.turnoutByChapter(id, draft.id())).isEmpty();
        assertThat(ballots.notVoted(id, draft.id(), "", 10)).isEmpty();
        TestAssembly autumn = world.assembly();
        Ballot theirs = new Asking(world, autumn).open();
        assertRefused(Reason.NOT_FOUND, () -> ballots.turnoutByChapter(id, theirs.id()));
        assertRefused(Reason.NOT_FOUND, () -> ballots.notVoted(id, theirs.id(), "", 10));
    }
}
