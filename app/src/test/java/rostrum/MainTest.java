package rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rostrum.db.DatabaseAddress;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.TestDatabase;
import rostrum.testing.WebSite;

/** The command line; {@link ServeTest} starts the server itself. */
final class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void works() throws Exception {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(text(out)).startsWith("Usage: java -jar rostrum.jar COMMAND");
        assertThat(run(Map.of(), "help")).isZero();
    }

    @Test
    void wrongUsageIsToldOnStandardError() throws Exception {
        for (String[] wrong :
                new String[][] {
                    {},
                    {"dance"},
                    {"serve", "now"},
                    {"invite-organiser"},
                    {"assets"},
                    {"assets", "a", "b"},
                    {"invite-organiser", "a@example.org", "b@example.org"},
                    {"help", "me"}
                }) {
            err.reset();
            assertThat(run(Map.of(), wrong)).isEqualTo(2);
            assertThat(text(err)).contains("Usage:", "check-config", "invite-organiser EMAIL");
        }
        assertThat(text(out)).isEmpty();
    }

    @Test
    void checkConfigPrintsWhatIsInForce() throws Exception {
        assertThat(run(Map.of("ROSTRUM_DRAIN", "3s"), "check-config")).isZero();
        assertThat(text(out)).contains("ROSTRUM_DRAIN=3s", "ROSTRUM_LISTEN=127.0.0.1:8080");
    }

    @Test
    void badSettingsStopEveryCommand() throws Exception {
        Map<String, String> bad = Map.of("ROSTRUM_DRAIN", "soon", "ROSTRUM_LISTEN", "here");
        for (String command : new String[] {"check-config", "serve", "migrate", "health"}) {
            err.reset();
            assertThat(run(bad, command)).as(command).isEqualTo(78);
            assertThat(text(err)).contains("ROSTRUM_DRAIN must", "ROSTRUM_LISTEN must");
        }
    }

    @Test
    void serveRefusesAnOldSchemaWithTheCommandToType() throws Exception {
        Map<String, String> settings = settings(TestDatabase.createEmpty());

        assertThat(run(settings, "serve")).isEqualTo(78);
        assertThat(text(err)).contains("lacks 3 migration", "java -jar rostrum.jar migrate");

        assertThat(run(settings, "migrate")).isZero();
        assertThat(text(out)).contains("migrations applied: 3");
        out.reset();
        assertThat(run(settings, "migrate")).isZero();
        assertThat(text(out)).contains("migrations applied: 0");
    }

    @Test
    void withoutADatabaseCommandsSaySoInASentence() throws Exception {
        Map<String, String> nowhere =
                Map.of("ROSTRUM_DATABASE_URL", "postgresql://rostrum:secret@127.0.0.1:1/rostrum");

        assertThat(run(nowhere, "serve")).isEqualTo(69);
        assertThat(run(nowhere, "migrate")).isEqualTo(69);
        assertThat(run(nowhere, "invite-organiser", "otto@example.org")).isEqualTo(69);
        assertThat(text(err)).hasLineCount(3).doesNotContain("secret", "\tat ");
    }

    @Test
    void anInvitationIsALinkThatWorks() throws Exception {
        WebSite site = WebSite.shared();
        Map<String, String> settings = settings(site.database);
        settings.put("ROSTRUM_BASE_URL", "https://rostrum.example");

        assertThat(run(settings, "invite-organiser", "ida@example.org")).isZero();

        URI link = URI.create(text(out).strip());
        assertThat(link).hasScheme("https").hasHost("rostrum.example");
        Browser ida = site.browser();
        Answer form = ida.get(link.getPath() + "?" + link.getQuery());
        String token = form.body().replaceAll("(?s).*name=\"token\" value=\"([^\"]*)\".*", "$1");
        assertThat(ida.post("/organise/sign-in", "token", token).status()).isEqualTo(303);
        assertThat(ida.get("/organise").body()).contains("ida@example.org");
    }

    @Test
    void whatIsNoEmailAddressIsNotInvited() throws Exception {
        assertThat(run(settings(WebSite.shared().database), "invite-organiser", "ida"))
                .isEqualTo(2);
        assertThat(text(err)).contains("Please check: E-mail address");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void assetsAreWrittenAsPagesLinkThemWithoutAnySetting(@TempDir Path folder) throws Exception {
        Path files = folder.resolve("a/static");

        assertThat(run(Map.of("ROSTRUM_DRAIN", "nonsense"), "assets", files.toString())).isZero();

        Meeting meeting = WebSite.shared().meeting();
        Browser browser = meeting.gus;
        String page = browser.get(meeting.urls.home()).body();
        Matcher link = Pattern.compile("\"/static/([^\"]+)\"").matcher(page);
        Set<String> linked = new TreeSet<>();
        while (link.find()) {
            linked.add(link.group(1));
        }
        assertThat(linked).hasSize(3);
        Set<String> expected = new TreeSet<>(linked);
        linked.forEach(name -> expected.add(name + ".gz"));
        try (Stream<Path> written = Files.list(files)) {
            assertThat(written.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        for (String name : linked) {
            byte[] served = browser.get("/static/" + name).bytes();
            assertThat(files.resolve(name)).hasBinaryContent(served);
            try (InputStream zipped = Files.newInputStream(files.resolve(name + ".gz"))) {
                assertThat(new GZIPInputStream(zipped).readAllBytes()).isEqualTo(served);
            }
        }
        assertThat(run(Map.of(), "assets", files.toString())).as("again").isZero();
    }

    @Test
    void assetsThatCannotBeWrittenAreTold(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(run(Map.of(), "assets", file.resolve("static").toString())).isEqualTo(73);
        assertThat(text(err)).hasLineCount(1).contains("cannot be written", "file");
    }

    @Test
    void anAddressInUseIsToldInASentence() throws Exception {
        WebSite site = WebSite.shared();
        Map<String, String> settings = settings(site.database);
        settings.put("ROSTRUM_LISTEN", site.address().getAuthority());

        assertThat(run(settings, "serve")).isEqualTo(69);

        assertThat(text(err)).hasLineCount(1).contains(site.address().getAuthority());
    }

    @Test
    void healthAsksTheRunningServer() throws Exception {
        URI management = WebSite.shared().management();

        assertThat(run(Map.of("ROSTRUM_MANAGEMENT", management.getAuthority()), "health")).isZero();
        assertThat(text(out)).isEqualTo("ready\n");
    }

    @Test
    void healthAlsoAsksASocket(@TempDir Path folder) throws Exception {
        String socket = "unix:" + folder.resolve("management.sock");
        try (WebSite site = WebSite.start(Map.of("ROSTRUM_MANAGEMENT", socket))) {
            assertThat(site.management()).hasToString(socket);
            assertThat(run(Map.of("ROSTRUM_MANAGEMENT", socket), "health")).isZero();
        }
        assertThat(run(Map.of("ROSTRUM_MANAGEMENT", socket), "health")).isEqualTo(69);
        assertThat(text(out)).isEqualTo("ready\nnot ready\n");
    }

    private static Map<String, String> settings(DatabaseAddress database) {
        return new HashMap<>(WebSite.settings(database, Map.of()));
    }

    private int run(Map<String, String> settings, String... args) throws Exception {
        return Main.run(
                args,
                settings,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
