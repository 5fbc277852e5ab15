package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Tally;
import rostrum.testing.Eventually;

/** Real processes that are killed while everybody votes: what was acknowledged is counted. */
class CrashTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int VOTERS = 240;
    private static final int AT_ONCE = 32;
    private static final int REVOTES = 3;
    private static final List<String> CHOICES = List.of("yes", "no", "abstain");

    @TempDir private static Path folder;
    private static CrashSite site;

    /** What is killed; it has come back when this returns. */
    enum Killed {
        SERVER {
            @Override
            void during(CrashSite site) throws Exception {
                site.server.kill();
                site.server.startAgain();
            }
        },
        DATABASE {
            @Override
            void during(CrashSite site) throws Exception {
                site.postgres.kill();
                site.postgres.startAgain();
                site.server.awaitReady(); // the same process: it finds back by itself
            }
        };

        abstract void during(CrashSite site) throws Exception;
    }

    /** A paper as it lies in the database. */
    record Row(String receipt, String choice, BigDecimal weight) {}

    @BeforeAll
    static void start() throws Exception {
        site = new CrashSite(folder, VOTERS, AT_ONCE);
    }

    @AfterAll
    static void end() throws Exception {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({"SERVER, ROLL_CALL", "SERVER, SECRET", "DATABASE, ROLL_CALL", "DATABASE, SECRET"})
    void everyAcknowledgedVoteIsCountedOnceAndNoOther(Killed killed, Secrecy secrecy)
            throws Exception {
        long ballot = site.open(secrecy);
        int papers = secrecy == Secrecy.SECRET ? 1 : REVOTES;
        List<CrashVoter> voters =
                IntStream.range(0, VOTERS)
                        .mapToObj(i -> new CrashVoter(site.phones.get(i), site.urls, i % 2 == 0))
                        .toList();
        AtomicInteger acknowledged = new AtomicInteger();
        try (ExecutorService hall = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> done =
                    IntStream.range(0, VOTERS)
                            .<Future<?>>mapToObj(i ->
                                    hall.submit(() ->
                                            voters.get(i)
                                                    .vote(ballot, papers(i, papers), acknowledged)))
                            .toList();
            Eventually.within(
                    LONGEST,
                    () -> "votes: " + acknowledged,
                    () ->
                            acknowledged.get() > VOTERS * papers / 4
                                    || done.stream().anyMatch(CrashTest::failed));
            killed.during(site);
            for (Future<?> one : done) {
                one.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            }
        }
        assertThat(voters).as("cut off").anyMatch(CrashVoter::cutOff);

        site.close(ballot);
        compare(ballot, voters, rows(ballot, secrecy));
        site.recount(ballot);
    }

    private static boolean failed(Future<?> vote) {
        return vote.state() == Future.State.FAILED;
    }

    /** Each another one than before. */
    private static List<String> papers(int voter, int number) {
        return IntStream.range(voter, voter + number)
                .mapToObj(i -> CHOICES.get(i % CHOICES.size()))
                .toList();
    }

    private static Map<String, Row> rows(long ballot, Secrecy secrecy) {
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
        Map<String, Row> rows = new HashMap<>();
        try (VotingWorld world = site.world()) {
            world.database
                    .read(handle ->
                            handle.createQuery(sql)
                                    .bind("ballot", ballot)
                                    .map(ConstructorMapper.of(Row.class))
                                    .list())
                    .forEach(row -> assertThat(rows.put(row.receipt(), row)).isNull());
        }
        return rows;
    }

    private static void compare(long ballot, List<CrashVoter> voters, Map<String, Row> rows) {
        Map<String, Row> unclaimed = new HashMap<>(rows);
        Map<String, BigDecimal> weights = new HashMap<>();
        Map<String, Integer> votes = new HashMap<>();
        for (CrashVoter voter : voters) {
            Optional<String> code = voter.codeNow(ballot);
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

        try (VotingWorld world = site.world()) {
            Tally tally = site.result(world, ballot).tally();
            assertThat(tally.votes()).isEqualTo(rows.size());
            for (ChoiceCount count : tally.choices()) {
                assertThat(count.votes()).isEqualTo(votes.getOrDefault(count.choice(), 0));
                assertThat(count.weight())
                        .isEqualByComparingTo(
                                weights.getOrDefault(count.choice(), BigDecimal.ZERO));
            }
            assertThat(world.votes.turnout(ballot)).isEqualTo(new Turnout(rows.size(), VOTERS + 1));
        }
    }
}
