package rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.assembly.Assembly;
import rostrum.counting.Majority;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.StreamClient;
import rostrum.testing.WebSite;
import rostrum.voting.NewBallot;
import rostrum.web.page.Urls;

final class RehearsalCommandTest {
    private static final WebSite site = WebSite.start(Map.of());
    private static final Pattern CODE = Pattern.compile("\"([0-9A-Z]{4}(?:-[0-9A-Z]{4}){2})\"");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterAll
    static void close() {
        site.close();
    }

    /** Also because two of the same second would have the same name. */
    @BeforeEach
    void nothingIsLeft() throws Exception {
        assertThat(command("remove", "--all")).isZero();
        out.reset();
    }

    @Test
    void works() throws Exception {
        Prepared prepared = prepare("3", "--agenda", "2");

        assertThat(prepared.slug).matches("rehearsal-\\d{8}-\\d{6}");
        assertThat(prepared.codes).hasSize(1 + 3).doesNotHaveDuplicates();
        Browser ada = signedIn(prepared, 0);
        assertThat(ada.get(prepared.urls.chair()).status()).isEqualTo(200);
        Browser ben = signedIn(prepared, 1);
        assertThat(ben.get(prepared.urls.chair()).status()).isEqualTo(403);
        assertThat(ben.post(prepared.urls.checkIn()).status()).isEqualTo(303);
        assertThat(ben.get(prepared.urls.home()).body())
                .contains("Item 1 of", "Item 2 of")
                .doesNotContain("Item 3 of");
        assertThat(command("list")).isZero();
        assertThat(text(out)).isEqualTo(prepared.slug + "  open\n");
    }

    @Test
    void whoeverHasTheLinkMayLookAndNobodyElseFindsIt() throws Exception {
        Meeting real = site.meeting();
        Prepared prepared = prepare("1");

        assertThat(site.browser().get(prepared.urls.home()).status()).isEqualTo(200);
        assertThat(site.browser().get("/").body())
                .contains(real.slug)
                .doesNotContain(prepared.slug);
    }

    @Test
    void removesAllThatCameOfItAndNothingElse() throws Exception {
        Meeting real = site.meeting();
        real.ben.post(real.urls.vote(real.openBallot("Bees?")), "choice", "yes");
        Map<String, String> before = rows();
        Prepared prepared = prepare("600"); // more than go at once
        long id = assembly(prepared).id();
        Browser ada = signedIn(prepared, 0);
        Browser ben = signedIn(prepared, 1);
        ben.post(prepared.urls.checkIn());
        site.app.services().notices().post(id, "Lunch");
        long first = ballot(id);
        ben.post(prepared.urls.vote(first), "choice", "yes");
        site.app.services().ballots().close(id, first);
        site.app.services().ballots().publish(id, first);
        long open = ballot(id);
        ben.post(prepared.urls.vote(open), "choice", "no");
        // Ada is signed in to both; the real one keeps her.
        ada.post(real.urls.signIn(), "code", real.code("Ada"));

        assertThat(command("remove", prepared.slug)).isZero();

        assertThat(text(out)).isEqualTo("removed: " + prepared.slug + "\n");
        assertThat(site.browser().get(prepared.urls.home()).status()).isEqualTo(404);
        assertThat(ada.get(real.urls.chair()).status()).isEqualTo(200);
        before.compute("session", (table, count) -> String.valueOf(Integer.parseInt(count) + 1));
        before.compute(
                "session_member", (table, count) -> String.valueOf(Integer.parseInt(count) + 1));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void streamsEndWithIt() throws Exception {
        Prepared prepared = prepare("2");
        Browser ben = signedIn(prepared, 1);
        try (StreamClient stream = ben.stream(prepared.urls.live("", "en"))) {
            stream.await("meeting", "Rehearsal of");

            assertThat(command("remove", "--all")).isZero();

            assertThat(stream.awaitEnd()).isEqualTo(StreamClient.End.REGULAR);
        }
        assertThat(ben.get(prepared.urls.home()).status()).isEqualTo(404);
    }

    @Test
    void aRealAssemblyStays() throws Exception {
        Meeting real = site.meeting();
        site.app
                .services()
                .database()
                .write(tx ->
                        tx.handle()
                                .execute(
                                        "UPDATE assembly SET slug = 'rehearsal-of-a-play'"
                                                + " WHERE id = "
                                                + real.id));

        assertThat(command("remove", "rehearsal-of-a-play")).isEqualTo(2);
        assertThat(text(err)).isEqualTo("rehearsal-of-a-play is no rehearsal: it stays.\n");
        assertThat(command("remove", "--all")).isZero();
        assertThat(real.assembly().slug()).isEqualTo("rehearsal-of-a-play");
        assertThat(command("remove", "never-made")).isEqualTo(2);
        assertThat(text(err)).contains("There is no assembly never-made.");
    }

    @Test
    void whatIsTypedWronglyMakesNothing() throws Exception {
        for (String[] wrong :
                new String[][] {
                    {"prepare", "0"},
                    {"prepare", "many"},
                    {"prepare", "50000"},
                    {"prepare", "3", "--agenda", "0"},
                    {"prepare", "3", "--agenda", "501"},
                    {"prepare", "3", "--agenda"},
                    {"prepare"},
                    {"remove"},
                    {"list", "all"},
                    {"perform"}
                }) {
            assertThat(command(wrong)).as(String.join(" ", wrong)).isEqualTo(2);
        }
        assertThat(text(err)).contains("MEMBERS is a number", "--agenda wants", "Usage:");
        assertThat(text(out)).isEmpty();
        assertThat(site.app.services().assemblies().rehearsals()).isEmpty();
    }

    private record Prepared(String slug, List<String> codes, Urls.Assembly urls) {}

    private Prepared prepare(String... operands) throws Exception {
        String[] args = new String[operands.length + 1];
        args[0] = "prepare";
        System.arraycopy(operands, 0, args, 1, operands.length);
        assertThat(command(args)).isZero();
        String json = text(out);
        out.reset();
        Matcher form =
                Pattern.compile(
                                "\\{\"slug\": \"([a-z0-9-]+)\", \"chair\": \"[^\"]+\","
                                        + " \"members\": \\[[^\\]]+\\]}\n")
                        .matcher(json);
        assertThat(form.matches()).as(json).isTrue();
        List<String> codes = CODE.matcher(json).results().map(found -> found.group(1)).toList();
        return new Prepared(form.group(1), codes, Urls.assembly(form.group(1)));
    }

    private static Browser signedIn(Prepared prepared, int who) {
        Browser browser = site.browser();
        assertThat(browser.post(prepared.urls.signIn(), "code", prepared.codes.get(who)).status())
                .isEqualTo(303);
        return browser;
    }

    private static Assembly assembly(Prepared prepared) {
        return site.app.services().assemblies().bySlug(prepared.slug).orElseThrow();
    }

    private static long ballot(long assemblyId) {
        long id =
                site.app
                        .services()
                        .ballots()
                        .create(
                                new NewBallot(
                                        assemblyId,
                                        Optional.empty(),
                                        "Shall we?",
                                        "",
                                        Majority.SIMPLE,
                                        true,
                                        Optional.empty()))
                        .id();
        site.app.services().ballots().open(assemblyId, id);
        return id;
    }

    /** How many rows each table has; but for what comes and goes by itself. */
    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (String table :
                site.rows(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema ="
                                + " 'public' AND table_name NOT IN ('scheduled_tasks',"
                                + " 'presence', 'flyway_schema_history')")) {
            rows.put(table, site.rows("SELECT count(*) FROM " + table).getFirst());
        }
        return rows;
    }

    private int command(String... typed) throws Exception {
        String[] args = new String[typed.length + 1];
        args[0] = "rehearsal";
        System.arraycopy(typed, 0, args, 1, typed.length);
        return Main.run(
                args,
                WebSite.settings(site.database, Map.of()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
