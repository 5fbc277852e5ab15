package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static rostrum.voting.VotingWorld.START;
import static rostrum.voting.VotingWorld.assertRefused;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.Refused.Reason;
import rostrum.people.Role;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

/** Several ballots opened together, as for elections. */
class OpeningTest {
    private static final VotingWorld world =
            new VotingWorld(TestDatabase.create(), new TestClock(START));

    private final TestAssembly spring = world.assembly();
    private final TestAssembly autumn = world.assembly();
    private final long id = spring.id();
    private final Ballots ballots = world.ballots;

    @BeforeEach
    void listenAnew() {
        world.heard.forget();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void works() {
        spring.voter("Ada");
        Ballot chair = new Asking(world, spring).election(1, 1, "Ada", "Ben").draft();
        Ballot board =
                new Asking(world, spring).oneOf("A", "B").lasting(Duration.ofMinutes(5)).draft();
        Ballot left = new Asking(world, spring).draft();
        world.heard.forget();
        ballots.open(id, List.of(board.id(), chair.id(), board.id()));
        assertThat(world.read(chair).state()).isEqualTo(BallotState.OPEN);
        assertThat(world.read(chair).closesAt()).isEmpty();
        assertThat(world.read(board).state()).isEqualTo(BallotState.OPEN);
        assertThat(world.read(board).closesAt()).contains(START.plus(Duration.ofMinutes(5)));
        assertThat(world.read(board).openedAt()).isEqualTo(world.read(chair).openedAt());
        assertThat(world.read(left)).isEqualTo(left);
        assertThat(world.votes.turnout(chair.id()).register()).isEqualTo(1);
        assertThat(world.votes.turnout(board.id()).register()).isEqualTo(1);
        assertThat(world.heard.of(id))
                .containsExactlyInAnyOrder("ballot-" + chair.id(), "ballot-" + board.id());
    }

    @Test
    void oneThatCannotOpenKeepsAllFromOpening() {
        spring.voter("Ada");
        spring.member("Ben", Role.VOTER, "2");
        Ballot first = new Asking(world, spring).draft();
        Ballot open = new Asking(world, spring).open();
        Ballot secret = new Asking(world, spring).secret().draft();
        Ballot theirs = new Asking(world, autumn).draft();
        world.heard.forget();
        assertRefused(Reason.STATE_CHANGED, () -> ballots.open(id, List.of(first.id(), open.id())));
        assertRefused(
                Reason.WEIGHTS_REVEAL, () -> ballots.open(id, List.of(first.id(), secret.id())));
        assertRefused(Reason.NOT_FOUND, () -> ballots.open(id, List.of(first.id(), theirs.id())));
        assertRefused(Reason.INPUT_INVALID, () -> ballots.open(id, List.of()));
        spring.state("ended");
        assertRefused(
                Reason.ASSEMBLY_NOT_OPEN, () -> ballots.open(id, List.of(first.id(), secret.id())));
        assertThat(world.read(first)).isEqualTo(first);
        assertThat(world.read(theirs)).isEqualTo(theirs);
        assertThat(world.votes.turnout(first.id()).register()).isZero();
        assertThat(world.heard.changes()).isEmpty();
    }
}
