package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static rostrum.voting.VotingWorld.START;

import org.junit.jupiter.api.Test;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

/** A register that has just been imported: the database knows nothing about it yet. */
class LargeRegisterTest {
    private static final int MEMBERS = 15_000;

    /** Comparing each with each takes longer than a statement may. */
    @Test
    void opensAndClosesABallot() {
        try (VotingWorld world = new VotingWorld(TestDatabase.create(), new TestClock(START))) {
            TestAssembly spring = world.assembly();
            // Not to be helped by a vacuum that comes by.
            for (String table : new String[] {"member", "attendance", "delegation"}) {
                spring.execute("ALTER TABLE " + table + " SET (autovacuum_enabled = off)");
            }
            spring.execute(
                    """
                    INSERT INTO member (assembly_id, number, name, role, code_hash, created_at)
                    SELECT %d, 'N' || i, 'Member ' || i, 'voter',
                           sha256(CAST('N' || i AS bytea)), '2026-11-01 00:00Z'
                      FROM generate_series(1, %d) AS i
                    """
                            .formatted(spring.id(), MEMBERS));
            spring.execute(
                    """
                    INSERT INTO attendance (assembly_id, member_id, came_at)
                    SELECT assembly_id, id, '2026-11-20 09:00Z' FROM member WHERE id % 10 < 7
                    """);
            spring.execute(
                    """
                    INSERT INTO delegation (assembly_id, member_id, proxy_id, created_at)
                    SELECT assembly_id, id, id - 1, '2026-11-20 09:00Z' FROM member WHERE id % 10 = 7
                    """);

            Ballot ballot = world.open(spring, false);
            assertThat(world.votes.turnout(ballot.id())).isEqualTo(new Turnout(0, MEMBERS));
            world.ballots.close(spring.id(), ballot.id());
            assertThat(world.rows("SELECT register FROM result WHERE ballot_id = " + ballot.id()))
                    .containsExactly(String.valueOf(MEMBERS));
        }
    }
}
