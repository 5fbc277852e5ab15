package rostrum.testing;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import rostrum.App;
import rostrum.Config;
import rostrum.db.DatabaseAddress;

/** The whole application on a database of its own, as a browser sees it, with a clock to turn. */
public final class WebSite implements AutoCloseable {
    private static final AtomicInteger MEETINGS = new AtomicInteger();

    public final TestClock clock = new TestClock(Instant.parse("2026-11-14T09:00:00Z"));
    public final DatabaseAddress database;

    /** The loops that were given up. */
    public final List<String> givenUp = new CopyOnWriteArrayList<>();

    public final App app;
    private @Nullable Meeting elsewhere;

    private WebSite(DatabaseAddress database, Map<String, String> settings) throws Exception {
        this.database = database;
        app =
                new App(
                        Config.from(settings(database, settings)),
                        clock,
                        Thread.ofPlatform().daemon().factory(),
                        givenUp::add);
    }

    /** The environment of a site on this database, with short times and any free ports. */
    public static Map<String, String> settings(DatabaseAddress database, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("ROSTRUM_DATABASE_URL", url(database));
        settings.put("ROSTRUM_LISTEN", "127.0.0.1:0");
        settings.put("ROSTRUM_MANAGEMENT", "127.0.0.1:0");
        settings.put("ROSTRUM_LIVE_TICK", "20ms");
        settings.put("ROSTRUM_DRAIN", "0s");
        settings.putAll(more);
        return settings;
    }

    private static String url(DatabaseAddress database) {
        String login =
                URLEncoder.encode(database.user(), StandardCharsets.UTF_8)
                        + ":"
                        + URLEncoder.encode(database.password(), StandardCharsets.UTF_8);
        return database.jdbcUrl().replace("jdbc:postgresql://", "postgresql://" + login + "@");
    }

    /** The one that test classes share; each makes meetings of its own in it. */
    public static WebSite shared() {
        return Shared.SITE;
    }

    /** One that is set up differently. */
    public static WebSite start(Map<String, String> settings) {
        return start(TestDatabase.create(), settings);
    }

    /** One on a database that is there already. */
    public static WebSite start(DatabaseAddress database, Map<String, String> settings) {
        try {
            return new WebSite(database, settings);
        } catch (Exception e) {
            throw new IllegalStateException("the application does not start", e);
        }
    }

    /** Started when first asked for, ended with the JVM. */
    private static final class Shared {
        private static final WebSite SITE = start(Map.of());
    }

    public URI address() {
        return app.server().address();
    }

    public URI management() {
        return app.server().managementAddress();
    }

    /** Somebody nobody knows. */
    public Browser browser() {
        return new Browser(address());
    }

    /** What asks the management listener. */
    public Browser monitor() {
        return new Browser(management());
    }

    /** An open, public meeting with Ada (chair), Ben (voter) and Gus (guest). */
    public Meeting meeting() {
        return Meeting.open(this, "meeting-" + MEETINGS.incrementAndGet());
    }

    /** Olga, who chairs another meeting and is nobody here. */
    public synchronized Browser olga() {
        if (elsewhere == null) {
            elsewhere = meeting();
        }
        return elsewhere.signedIn("Ada");
    }

    /** An organiser of the site. */
    public Browser organiser() {
        Browser browser = browser();
        String token = app.services().organisers().invite("otto@example.org");
        Answer answer = browser.post("/organise/sign-in", "token", token);
        if (answer.status() != 303) {
            throw new IllegalStateException("the organiser cannot sign in: " + answer.status());
        }
        return browser;
    }

    /** What queries find, a row each, as text. */
    public List<String> rows(String sql) {
        return new ArrayList<>(
                app.services()
                        .database()
                        .read(handle -> handle.select(sql).mapTo(String.class).list()));
    }

    @Override
    public void close() {
        app.close();
    }
}
