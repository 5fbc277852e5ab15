package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Tally;

/** What is recorded of a closed ballot, compared with what its voters were told. */
final class CrashCount {
    private final VotingWorld world;
    private final long ballot;
    private final Map<String, Row> rows = new HashMap<>();

    /** A paper as it lies in the database. */
    record Row(String receipt, String choice, BigDecimal weight) {}

    CrashCount(VotingWorld world, long ballot, Secrecy secrecy) {
        this.world = world;
        this.ballot = ballot;
        for (Row row : read(secrecy)) {
            assertThat(rows.put(row.receipt(), row)).as("twice").isNull();
        }
    }

    private List<Row> read(Secrecy secrecy) {
        String sql =
                switch (secrecy) {
                    case ROLL_CALL ->
                            """
                            SELECT receipt, choice, weight
                              FROM roll_call_vote
                              JOIN electoral_register USING (ballot_id, member_id)
                             WHERE ballot_id = :ballot
                            """;
                    case SECRET ->
                            """
                            SELECT receipt, paper AS choice, weight
                              FROM urn
                             WHERE ballot_id = :ballot
                            """;
                };
        return world.database.read(handle ->
                handle.createQuery(sql)
                        .bind("ballot", ballot)
                        .map(ConstructorMapper.of(Row.class))
                        .list());
    }

    /** Every paper is a voter's, every acknowledged one is there, and the result is their sum. */
    void compare(List<CrashVoter> voters, CrashSite site) {
        Map<String, Row> unclaimed = new HashMap<>(rows);
        Map<String, Integer> votes = new HashMap<>();
        Map<String, BigDecimal> weights = new HashMap<>();
        for (CrashVoter voter : voters) {
            Optional<String> code = voter.code();
            Optional<Row> row = code.map(unclaimed::remove);
            assertThat(row.isPresent()).as("a paper to every receipt").isEqualTo(code.isPresent());
            voter.compare(row.map(r -> new CrashVoter.Paper(r.choice(), r.receipt())));
            row.ifPresent(r -> {
                assertThat(r.weight()).isEqualByComparingTo(voter.weight());
                votes.merge(r.choice(), 1, Integer::sum);
                weights.merge(r.choice(), voter.weight(), BigDecimal::add);
            });
        }
        assertThat(unclaimed).as("papers of nobody").isEmpty();

        Tally tally = site.result(world, ballot).tally();
        assertThat(tally.votes()).isEqualTo(rows.size());
        assertThat(world.votes.turnout(ballot).votes()).isEqualTo(rows.size());
        for (ChoiceCount count : tally.choices()) {
            assertThat(count.votes()).isEqualTo(votes.getOrDefault(count.choice(), 0));
            assertThat(count.weight())
                    .isEqualByComparingTo(weights.getOrDefault(count.choice(), BigDecimal.ZERO));
        }
    }
}
