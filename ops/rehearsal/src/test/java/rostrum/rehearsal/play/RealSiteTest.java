package rostrum.rehearsal.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rostrum.bench.http.Http;
import rostrum.bench.site.Organiser;
import rostrum.bench.site.Person;
import rostrum.rehearsal.profile.Profile;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.Result.Counts;
import rostrum.rehearsal.result.Result.Return;
import rostrum.rehearsal.result.Result.Timing;

/** An event against the application itself, as a process of its own. */
class RealSiteTest {
    private static final int MEMBERS = 50;
    private static final long LONGEST_SECONDS = 60;
    private static final Pattern SERVING = Pattern.compile("serving listen=\\S+:([0-9]+)");
    private static final Pattern LINK = Pattern.compile("https?://\\S+token=\\S+");

    @TempDir private Path folder;
    private final List<Process> running = new ArrayList<>();
    private EmbeddedPostgres database;

    @BeforeEach
    void start() throws IOException {
        database = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        for (Process process : running) {
            process.destroyForcibly().waitFor();
        }
        database.close();
    }

    @Test
    void everybodySeesAndVotes() throws Exception {
        await(application("migrate"), Pattern.compile("(?s).*"));
        String link = await(application("invite-organiser", "ada@example.org"), LINK).group();
        URI site = URI.create("http://localhost:" + await(application("serve"), SERVING).group(1));
        Profile profile =
                Profile.of(
                        Map.ofEntries(
                                Map.entry("members", "" + MEMBERS),
                                Map.entry("pause", "100ms"),
                                Map.entry("arrival.time", "4s"),
                                Map.entry("arrival.rush", "0"),
                                Map.entry("check-in", "1"),
                                Map.entry("reloads", "0.3"),
                                Map.entry("meeting.time", "14s"),
                                Map.entry("agenda.every", "3s"),
                                Map.entry("notice.every", "4s"),
                                Map.entry("updates", "1"),
                                Map.entry("ballots", "2"),
                                Map.entry("ballots.first", "1s"),
                                Map.entry("ballots.every", "7s"),
                                Map.entry("ballots.open", "5s"),
                                Map.entry("votes", "0.8"),
                                Map.entry("votes.within", "2s"),
                                Map.entry("votes.twice", "0.3"),
                                Map.entry("votes.late", "1"),
                                Map.entry("drop.at", "3s"),
                                Map.entry("slow-readers", "1"),
                                Map.entry("slow-readers.pause", "1s")));
        Result result = play(site, cast(site, link), profile);
        assertThat(result.failures()).isEmpty();
        assertThat(result.complete()).isTrue();
        Counts counts = result.counts();
        assertThat(counts.checkedIn()).isEqualTo(MEMBERS).isEqualTo(counts.attendance());
        assertThat(counts.acknowledged()).isGreaterThan(MEMBERS).isEqualTo(counts.voters());
        assertThat(counts.lost() + counts.duplicated() + counts.backwards()).isZero();
        assertThat(counts.missing() + counts.doubled() + counts.differs()).isZero();
        assertThat(counts.events()).isGreaterThan(10L * MEMBERS);
        assertThat(result.timings().stream().map(Timing::name))
                .contains(
                        "first page",
                        "style",
                        "script",
                        "sign-in",
                        "check-in",
                        "stream",
                        "vote",
                        "receipt");
        assertThat(count(result, "receipt"))
                .as("only of those without script")
                .isLessThan(count(result, "vote") / 2);
        assertThat(result.deliveries().getFirst().count()).isGreaterThan(10L * MEMBERS);
        assertThat(result.returns())
                .singleElement()
                .matches(drop -> drop.streams() > 10 && drop.back() == drop.streams())
                .extracting(Return::name)
                .isEqualTo("drop");
    }

    private static long count(Result result, String request) {
        return result.timings().stream()
                .filter(timing -> timing.name().equals(request))
                .mapToLong(Timing::count)
                .sum();
    }

    private Cast cast(URI site, String link) throws IOException {
        Organiser organiser = Organiser.signIn(new Http(site), link);
        organiser.create("demo", "A rehearsal");
        StringBuilder csv = new StringBuilder("number,name,role\n0,Ada,chair\n");
        for (int number = 1; number <= MEMBERS; number++) {
            csv.append("%d,Ben %d,voter\n".formatted(number, number));
        }
        List<Person> people = organiser.register("demo", csv.toString());
        return new Cast(
                "demo",
                people.stream().filter(Person::chairs).findFirst().orElseThrow().code(),
                people.stream().filter(Person::votes).map(Person::code).toList());
    }

    private Result play(URI site, Cast cast, Profile profile) throws IOException {
        Options options =
                new Options(
                        site,
                        cast,
                        profile,
                        folder,
                        Optional.empty(),
                        "test",
                        "1.0",
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        1,
                        1,
                        Optional.empty());
        PrintStream quiet =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Play(options, new Stop(), quiet, false).play();
    }

    /** Starts the application with a command; what it says goes to a file of that name. */
    private Path application(String... command) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
        line.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        line.addAll(List.of("-cp", classPath(), "rostrum.Main"));
        line.addAll(List.of(command));
        Path log = folder.resolve(command[0] + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> settings = builder.environment();
        settings.keySet().removeIf(name -> name.startsWith("ROSTRUM_"));
        settings.put(
                "ROSTRUM_DATABASE_URL",
                "postgresql://postgres@127.0.0.1:" + database.getPort() + "/postgres");
        settings.put("ROSTRUM_LISTEN", "127.0.0.1:0");
        settings.put("ROSTRUM_MANAGEMENT", "127.0.0.1:0");
        settings.put("ROSTRUM_BASE_URL", "http://localhost");
        running.add(builder.start());
        return log;
    }

    /** Ours without the rehearsal, whose logging would be taken for the application's. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("rehearsal"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits until the newest process has said something, or has ended well. */
    private Matcher await(Path log, Pattern pattern) throws IOException, InterruptedException {
        Process process = running.getLast();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        boolean serves = pattern.equals(SERVING);
        Matcher said = pattern.matcher("");
        while (serves ? !said.find() : process.isAlive()) {
            boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
            said = pattern.matcher(Files.readString(log));
            assertThat(System.nanoTime()).as("in time: %s", log).isLessThan(end);
            assertThat(serves && ended).as(Files.readString(log)).isFalse();
        }
        said = pattern.matcher(Files.readString(log));
        assertThat(said.find()).as(Files.readString(log)).isTrue();
        return said;
    }
}
