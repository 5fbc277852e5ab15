package rostrum.bench.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rostrum.bench.http.Http;
import rostrum.bench.http.Trust;
import rostrum.bench.site.Chair;
import rostrum.bench.site.Organiser;
import rostrum.bench.site.Person;

/** The watch as a process, against the application itself with TLS in front. */
final class WatchTest {
    private static final String STREAMS = "40";
    private static final long LONGEST_SECONDS = 120;
    private static final String VOTES =
            "SELECT count(*) FROM roll_call_vote WHERE ballot_id = (SELECT max(id) FROM ballot)";

    private static EmbeddedPostgres database;

    @TempDir private Path folder;
    private final List<AutoCloseable> running = new ArrayList<>();

    @BeforeAll
    static void prepare() throws Exception {
        database = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        Server.command(database, "migrate");
    }

    @AfterAll
    static void end() throws IOException {
        database.close();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : running.reversed()) {
            one.close();
        }
    }

    /** A deploy; the watch is ended by SIGTERM. */
    @Test
    void aGentleDeployIsNotNoticed() throws Exception {
        Server blue = server();
        Server green = server();
        Front front = front(blue.port());
        // A drain of 4 s instead of 10 s has fuller seconds.
        Process watch = watch(front, "--organiser-link", invitation(), "--largest-second", "80");
        try {
            front.move(green.port());
            blue.drainAndStop();
            await(() -> number(VOTES) == Integer.parseInt(STREAMS));
            watch.toHandle().destroy();
            assertThat(watch.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            watch.destroyForcibly();
        }
        assertThat(output()).endsWith("PASS\n");
        assertThat(watch.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("json")))
                .contains(
                        "\"pass\": true",
                        "\"ends\": 40,\n    \"broken\": 0,",
                        "\"lost\": 0,\n    \"doubled\": 0,\n    \"missing\": 0,")
                .containsPattern("\"largestSecond\": [1-9]");
        assertThat(
                        number(
                                "SELECT count(*) FROM assembly WHERE state = 'open' AND slug LIKE 'watch-%'"))
                .as("assemblies that keep the operator waiting")
                .isZero();
    }

    /** A server that dies and a database that forgets; the watch is ended by a file. */
    @Test
    void whateverVisitorsNoticeIsSaid() throws Exception {
        Server blue = server();
        Server green = server();
        Front front = front(blue.port());
        Path codes = makeMeeting(front);
        Path until = folder.resolve("until");
        Process watch =
                watch(
                        front,
                        "--codes",
                        codes.toString(),
                        "--slug",
                        "meeting",
                        "--back-within",
                        "1s",
                        "--until-file",
                        until.toString());
        try {
            await(() -> number(VOTES) == Integer.parseInt(STREAMS));
            forgetRevotes();
            addVoteOfStranger();
            blue.kill();
            await(() -> front.refused() > 20);
            front.move(green.port());
            await(() -> number("SELECT last_value FROM forgotten") > 40);
            Files.createFile(until);
            assertThat(watch.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            watch.destroyForcibly();
            execute("DROP TRIGGER forget ON roll_call_vote");
        }
        assertThat(watch.exitValue()).isEqualTo(1);
        assertThat(output()).contains("answered 502").containsPattern("[1-9][0-9]* tries repeated");
        assertThat(output().substring(output().indexOf("FAIL\n")))
                .containsPattern("[0-9]+ of [0-9,]+ requests failed, allowed are 0")
                .containsPattern("[0-9]+ answers from 500 on, allowed are 0")
                .contains("40 streams ended without a goodbye, allowed are 0")
                .containsPattern("[0-9]+ votes lost, allowed are 0")
                .contains("1 votes counted twice, allowed are 0")
                .contains("not all streams were back within 1.0 s")
                .containsPattern(
                        "[0-9]+ of 40 streams came back within a second, allowed are 25 %");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotBelieved() throws Exception {
        Front front = front(1);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            List<String> args = List.of("--url", front.url(), "--organiser-link", "x?token=x");
            assertThat(Watch.run(args, Clock.systemUTC(), new Stop(), out, out)).isEqualTo(1);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("FAIL\n", "could not be held", "certification path");
    }

    private Server server() throws IOException, InterruptedException {
        Server server = Server.start(database, folder.resolve("log-" + running.size()));
        running.add(server);
        return server;
    }

    private Front front(int port) throws IOException, InterruptedException {
        Front front = new Front(folder, port);
        running.add(front);
        return front;
    }

    /** Starts it, and waits until all streams are open. */
    private Process watch(Front front, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Watch.class.getName(), "--url", front.url()));
        command.addAll(List.of("--ca", front.certificate().toString()));
        command.addAll(List.of("--streams", STREAMS, "--votes", "20", "--at-most", "5m"));
        command.addAll(List.of("--json", folder.resolve("json").toString()));
        command.addAll(List.of(more));
        File out = folder.resolve("out").toFile();
        Process watch =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out).start();
        await(() -> output().contains("watching: 40 streams open\n") || !watch.isAlive());
        return watch;
    }

    private static String invitation() throws IOException, InterruptedException {
        return Server.command(database, "invite-organiser", "ada@example.org").strip();
    }

    /** A meeting in session, and one elsewhere with a stranger; returns the codes of the first. */
    private Path makeMeeting(Front front) throws IOException, InterruptedException {
        Http http = new Http(URI.create(front.url()), Trust.of(front.certificate()));
        Organiser organiser = Organiser.signIn(http, invitation());
        organiser.create("elsewhere", "Olga's");
        organiser.register("elsewhere", 1);
        organiser.create("meeting", "Ada's and Ben's");
        StringBuilder codes = new StringBuilder("number,name,role,code\n");
        for (Person person : organiser.register("meeting", Integer.parseInt(STREAMS) + 1)) {
            String role = person.number().equals("1") ? "chair" : "voter";
            codes.append("%s,x,%s,%s\n".formatted(person.number(), role, person.code()));
        }
        execute(
                """
                UPDATE member SET role = 'chair'
                 WHERE number = '1'
                   AND assembly_id = (SELECT id FROM assembly WHERE slug = 'meeting')
                """);
        new Chair(http, "/a/meeting/chair", organiser.cookie()).move("draft", "open");
        return Files.writeString(folder.resolve("codes.csv"), codes);
    }

    private static void addVoteOfStranger() {
        execute(
                """
                CREATE TEMPORARY TABLE stranger AS
                SELECT (SELECT max(id) FROM ballot) AS ballot_id, m.id AS member_id
                  FROM member m
                  JOIN assembly a ON a.id = m.assembly_id
                 WHERE a.slug = 'elsewhere';
                INSERT INTO electoral_register (ballot_id, member_id, weight)
                SELECT ballot_id, member_id, 1 FROM stranger;
                INSERT INTO roll (ballot_id, member_id, voted_at)
                SELECT ballot_id, member_id, now() FROM stranger;
                INSERT INTO roll_call_vote (ballot_id, member_id, choice, receipt)
                SELECT ballot_id, member_id, 'yes', 'STRANGER' FROM stranger
                """);
    }

    /** Second votes are acknowledged and not recorded. */
    private static void forgetRevotes() {
        execute(
                """
                CREATE SEQUENCE IF NOT EXISTS forgotten;
                CREATE OR REPLACE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM nextval('forgotten'); RETURN NULL; END $$;
                CREATE TRIGGER forget BEFORE UPDATE ON roll_call_vote
                FOR EACH ROW EXECUTE FUNCTION forget()
                """);
    }

    private static void execute(String sql) {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static int number(String sql) {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain; the watch says:\n" + output());
            }
            Thread.sleep(50);
        }
    }
}
