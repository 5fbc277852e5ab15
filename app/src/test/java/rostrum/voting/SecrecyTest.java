package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import rostrum.people.Member;
import rostrum.testing.Answer;
import rostrum.testing.Await;
import rostrum.testing.Logged;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

/**
 * After a secret ballot nothing in the database, the log and the metrics joins the roll and the
 * urn, although eighty votes were alone in their transaction and everybody voted in the order of
 * the register.
 */
class SecrecyTest {
    private static final int VOTERS = 200;
    private static final int ALONE = 80;
    private static final int AT_ONCE = 40;

    /**
     * Guesses that are right by chance: one is to be expected, nine have odds of 1 to a million.
     */
    private static final int CHANCE = 8;

    /** Five standard deviations of the rank correlation of 200 papers in random order. */
    private static final double NOISE = 0.36;

    private final WebSite site = WebSite.start(Map.of());
    private final Meeting meeting = site.meeting();
    private final Logger rostrum = (Logger) LoggerFactory.getLogger("rostrum");
    private final List<Member> voters = new ArrayList<>();
    private final Map<Long, String> tokens = new HashMap<>();
    private final Map<Long, String> choices = new HashMap<>();
    private long ballot;

    @BeforeEach
    void gather() {
        rostrum.setLevel(Level.TRACE);
        StringBuilder csv = new StringBuilder("number,name,chapter,weight,role\n");
        for (int i = 0; i < VOTERS; i++) {
            csv.append("M%1$03d,Voter-%1$03d,,%2$s,voter%n".formatted(i, i % 2 == 0 ? "1" : "2.5"));
        }
        meeting.services().register().importCsv(meeting.id, new StringReader(csv.toString()));
        voters.addAll(
                meeting.services().register().page(meeting.id, "Voter-", "", VOTERS).stream()
                        .sorted(java.util.Comparator.comparingLong(Member::id))
                        .toList());
        assertThat(voters).hasSize(VOTERS);
        Random random = new Random(4);
        for (Member voter : voters) {
            tokens.put(voter.id(), meeting.services().sessions().signIn(Optional.empty(), voter));
            choices.put(voter.id(), List.of("yes", "no", "abstain").get(random.nextInt(3)));
        }
        Ballots ballots = meeting.services().ballots();
        ballot =
                ballots.create(
                                new NewBallot(
                                        meeting.id,
                                        Optional.empty(),
                                        "Who shall keep the bees?",
                                        "",
                                        VotingWorld.secret(Optional.empty())))
                        .id();
        ballots.open(meeting.id, ballot);
    }

    @AfterEach
    void stop() {
        rostrum.setLevel(null);
        site.close();
    }

    @Test
    void nothingJoinsRollAndUrn() throws Exception {
        try (Logged logged = new Logged()) {
            List<String> sequences = sequences();
            aVoteFails();
            everybodyVotes();
            String before = metrics();
            Map<String, String> truth = truth();

            // While it is open a reader of the tables can tell: each of the lonely votes has the
            // transaction's number in common with its voter, and all come in one order. So these
            // guesses are worth something.
            List<Traces.Guess> meanwhile = traces().guesses("open_urn", ballot, truth);
            assertThat(meanwhile).anyMatch(guess -> guess.right() >= ALONE);
            assertThat(meanwhile).anyMatch(guess -> guess.correlation() > 0.8);

            meeting.services().ballots().close(meeting.id, ballot);
            meeting.services().ballots().publish(meeting.id, ballot);

            Traces traces = traces();
            assertThat(traces.rows("open_urn", ballot)).isEmpty();
            assertThat(traces.rows("urn", ballot)).hasSize(VOTERS);
            assertThat(traces.rows("roll", ballot)).hasSize(VOTERS);
            for (Traces.Guess guess : traces.guesses("urn", ballot, truth)) {
                assertThat(guess.right()).as(guess.how()).isLessThanOrEqualTo(CHANCE);
                assertThat(Math.abs(guess.correlation())).as(guess.how()).isLessThan(NOISE);
            }
            assertTheUrnIsOfOnePiece(traces);
            assertThat(traces.rows("roll", ballot))
                    .allSatisfy(row -> assertThat(row).containsEntry("voted_at", ""));
            assertThat(traces.tablesWith(truth.keySet())).containsExactly("urn");
            assertThat(traces.tablesWith(new HashSet<>(tokens.values()))).isEmpty();
            assertThat(sequences()).as("no number was given to a vote").isEqualTo(sequences);
            assertNothingIn(statistics(), truth.keySet());
            assertNothingIn(logged.everything(), truth.keySet());
            assertNothingIn(List.of(before, metrics()), truth.keySet());
            assertThat(counted()).isEqualTo(expected());
        }
    }

    private void assertTheUrnIsOfOnePiece(Traces traces) {
        for (String column : List.of("xmin", "xmax", "cmin", "cmax", "tableoid")) {
            assertThat(traces.rows("urn", ballot).stream().map(row -> row.get(column)).distinct())
                    .as(column)
                    .hasSize(1);
        }
    }

    /** What the vacuum leaves of the papers as they were cast: not even an empty page. */
    @Test
    void theOpenUrnIsEmptiedForGood() throws Exception {
        everybodyVotes();
        meeting.services().ballots().close(meeting.id, ballot);
        assertThat(site.rows("SELECT pg_relation_size('open_urn')")).doesNotContain("0");
        // As the database does by itself, whatever little there is in it.
        assertThat(site.rows("SELECT unnest(reloptions) FROM pg_class WHERE relname = 'open_urn'"))
                .contains("autovacuum_vacuum_threshold=0", "autovacuum_vacuum_scale_factor=0");
        meeting.services().database().read(handle -> handle.execute("VACUUM open_urn"));
        assertThat(site.rows("SELECT pg_relation_size('open_urn')")).containsExactly("0");
    }

    /** Also while it is open, and to those who read the tables: a group has no order. */
    @Test
    void aGroupDoesNotTellWhoCameFirst() throws Exception {
        List<Member> arrival = new ArrayList<>(voters.subList(0, 60));
        Collections.shuffle(arrival, new Random(7));
        Votes votes = meeting.services().votes();
        try (Connection chair =
                        DriverManager.getConnection(
                                site.database.jdbcUrl(),
                                site.database.user(),
                                site.database.password());
                Statement statement = chair.createStatement();
                ExecutorService hall = Executors.newCachedThreadPool()) {
            chair.setAutoCommit(false);
            statement.execute(
                    "SELECT pg_advisory_xact_lock(hashtextextended('ballot', " + ballot + "))");
            List<Future<Receipt>> answers = new ArrayList<>();
            for (Member voter : arrival) {
                answers.add(
                        hall.submit(
                                () -> votes.cast(voter(voter), ballot, List.of(choice(voter)))));
                // The first of them waits in the database, the others for the first.
                int waiting = answers.size() - 1;
                Await.until(() -> somebodyWaitsForTheChair() && votes.waiting() == waiting);
            }
            chair.commit();
            for (Future<Receipt> answer : answers) {
                assertThat(answer.get().code()).isPresent();
            }
        }
        String group = " WHERE xmin <> (SELECT xmin FROM %1$s WHERE %2$s) ORDER BY ctid";
        String first = "member_id = " + arrival.getFirst().id();
        List<String> roll =
                site.rows("SELECT member_id FROM roll" + group.formatted("roll", first));
        assertThat(roll)
                .hasSize(59)
                .isEqualTo(
                        site.rows(
                                "SELECT member_id FROM roll WHERE %s ORDER BY member_id"
                                        .formatted("member_id <> " + arrival.getFirst().id())));
        String code = code(arrival.getFirst());
        List<String> urn =
                site.rows(
                        "SELECT receipt FROM open_urn"
                                + group.formatted("open_urn", "receipt = '" + code + "'"));
        assertThat(urn)
                .hasSize(59)
                .isEqualTo(
                        site.rows(
                                "SELECT receipt FROM open_urn WHERE receipt <> '%s' ORDER BY receipt COLLATE \"C\""
                                        .formatted(code)));
    }

    private boolean somebodyWaitsForTheChair() {
        return site.rows(
                        """
                        SELECT count(*)
                          FROM pg_locks
                         WHERE locktype = 'advisory' AND NOT granted
                           AND database = (SELECT oid
                                             FROM pg_database
                                            WHERE datname = current_database())
                        """)
                .equals(List.of("1"));
    }

    /** What the database says of a row it refuses would be in the log. */
    private void aVoteFails() {
        meeting.execute(
                """
                CREATE FUNCTION mishap() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'mishap' USING DETAIL = NEW;
                END $$
                """);
        meeting.execute(
                "CREATE TRIGGER mishap BEFORE INSERT ON open_urn"
                        + " FOR EACH ROW EXECUTE FUNCTION mishap()");
        assertThat(vote(voters.getFirst(), choice(voters.getFirst()))).isEqualTo(500);
        meeting.execute("DROP TRIGGER mishap ON open_urn");
    }

    /** In the order of the register: eighty one after the other, the others as in a hall. */
    private void everybodyVotes() throws Exception {
        for (Member voter : voters.subList(0, ALONE)) {
            assertThat(vote(voter, choice(voter))).isEqualTo(303);
        }
        assertThat(vote(voters.get(3), choice(voters.get(3)))).isEqualTo(303);
        String other = choice(voters.get(4)).equals("yes") ? "no" : "yes";
        assertThat(vote(voters.get(4), other)).isEqualTo(409);
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService hall = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Member voter : voters.subList(ALONE, VOTERS)) {
                answers.add(hall.submit(() -> vote(voter, choice(voter))));
            }
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(303);
        }
    }

    private int vote(Member voter, String choice) {
        Answer answer =
                site.browser()
                        .withCookie("rostrum", token(voter))
                        .post(meeting.urls.vote(ballot), "choice", choice);
        return answer.status();
    }

    /** Whose each paper is, by its code. */
    private Map<String, String> truth() {
        return voters.stream().collect(Collectors.toMap(this::code, voter -> "" + voter.id()));
    }

    private String code(Member voter) {
        return ReceiptKey.of(token(voter)).code(ballot, voter.id());
    }

    private String token(Member voter) {
        return tokens.getOrDefault(voter.id(), "");
    }

    private String choice(Member voter) {
        return choices.getOrDefault(voter.id(), "");
    }

    private Voter voter(Member member) {
        return VotingWorld.voter(member, token(member));
    }

    private Traces traces() {
        return meeting.services().database().read(Traces::new);
    }

    private List<String> sequences() {
        return site.rows(
                "SELECT sequencename || ' ' || COALESCE(last_value, 0) FROM pg_sequences"
                        + " ORDER BY sequencename");
    }

    /** Everything that PostgreSQL's own statistics say. */
    private List<String> statistics() {
        List<String> all = new ArrayList<>();
        for (String view :
                site.rows("SELECT viewname FROM pg_views WHERE viewname LIKE 'pg\\_stat\\_%'")) {
            all.addAll(site.rows("SELECT CAST(v AS text) FROM " + view + " v"));
        }
        assertThat(all).hasSizeGreaterThan(100);
        return all;
    }

    private String metrics() {
        return site.monitor().get("/metrics").body();
    }

    private void assertNothingIn(List<String> texts, Set<String> codes) {
        assertThat(texts).isNotEmpty();
        String all = String.join("\n", texts);
        assertThat(codes).noneMatch(all::contains);
        assertThat(tokens.values()).noneMatch(all::contains);
        assertThat(voters).noneMatch(voter -> all.contains(voter.name()));
        assertThat(voters).noneMatch(voter -> all.contains(voter.number()));
    }

    private Map<String, Long> counted() {
        return meeting.services().results().of(meeting.ballot(ballot)).tally().choices().stream()
                .collect(Collectors.toMap(c -> c.choice(), c -> (long) c.votes()));
    }

    private Map<String, Long> expected() {
        return choices.values().stream()
                .collect(Collectors.groupingBy(choice -> choice, Collectors.counting()));
    }
}
