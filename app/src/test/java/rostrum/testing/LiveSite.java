package rostrum.testing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rostrum.App;
import rostrum.Config;
import rostrum.assembly.Assembly;
import rostrum.assembly.AssemblyState;
import rostrum.assembly.NewAssembly;
import rostrum.assembly.Visibility;
import rostrum.counting.Majority;
import rostrum.db.DatabaseAddress;
import rostrum.people.IssuedCode;
import rostrum.voting.Ballots;
import rostrum.voting.NewBallot;
import rostrum.web.http.ListenAddress;

/**
 * A whole server process with short timings. The first on a database makes two open assemblies:
 * {@code annual} with Ada and Ben, {@code elsewhere} with Olga; {@link #another} starts a second
 * process.
 */
public final class LiveSite implements AutoCloseable {
    public static final String ANNUAL = "/a/annual";
    public static final String ELSEWHERE = "/a/elsewhere";

    private static final Pattern SECTION = Pattern.compile(" id=\"([^\"]+)\" data-v=\"([^\"]+)\"");
    private static final ListenAddress ANY_PORT = new ListenAddress.Tcp("127.0.0.1", 0);

    public final App app;
    public final DatabaseAddress database;
    public final List<String> givenUp = new CopyOnWriteArrayList<>();
    private final Timings timings;
    private final ShiftedClock clock;
    private final Map<String, String> codes;
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** What a test may want to be longer or shorter. */
    public record Timings(Duration patience, Duration drain) {
        public static final Timings SHORT = new Timings(Duration.ofSeconds(20), Duration.ZERO);

        public Timings withPatience(Duration newPatience) {
            return new Timings(newPatience, drain);
        }

        public Timings withDrain(Duration newDrain) {
            return new Timings(patience, newDrain);
        }
    }

    public LiveSite() throws Exception {
        this(Timings.SHORT);
    }

    public LiveSite(Timings timings) throws Exception {
        this(TestDatabase.create(), timings, new ShiftedClock(), new HashMap<>());
        add("annual", "1,Ada,,1,chair\n2,Ben,,1,voter\n");
        add("elsewhere", "1,Olga,,1,voter\n");
    }

    private LiveSite(
            DatabaseAddress database,
            Timings timings,
            ShiftedClock clock,
            Map<String, String> codes)
            throws Exception {
        this.database = database;
        this.timings = timings;
        this.clock = clock;
        this.codes = codes;
        Config config =
                new Config(
                        "test",
                        database,
                        8,
                        ANY_PORT,
                        ANY_PORT,
                        URI.create("http://localhost"),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(25),
                        timings.patience(),
                        timings.drain(),
                        Duration.ofDays(14),
                        Optional.empty());
        this.app = new App(config, clock, Thread.ofPlatform().daemon().factory(), givenUp::add);
    }

    /** A second process on the same database. */
    public LiveSite another() throws Exception {
        return new LiveSite(database, timings, clock, codes);
    }

    /** A further open, public assembly; returns its number. */
    public long add(String slug, String members) {
        long id = addDraft(slug, Visibility.PUBLIC, members).id();
        app.services().assemblies().move(id, AssemblyState.DRAFT, AssemblyState.OPEN);
        return id;
    }

    public Assembly addDraft(String slug, Visibility visibility, String members) {
        Assembly made =
                app.services()
                        .assemblies()
                        .create(
                                new NewAssembly(
                                        slug,
                                        "General meeting " + slug,
                                        LocalDateTime.of(2026, 11, 20, 10, 0),
                                        LocalDateTime.of(2026, 11, 20, 18, 0),
                                        ZoneId.of("Europe/Berlin"),
                                        visibility,
                                        BigDecimal.ZERO));
        String csv = "number,name,chapter,weight,role\n" + members;
        for (IssuedCode issued :
                app.services().register().importCsv(made.id(), new StringReader(csv)).added()) {
            codes.put("/a/" + slug + " " + issued.name(), issued.code());
        }
        return made;
    }

    /** The number of an assembly. */
    public long id(String assembly) {
        String slug = assembly.substring("/a/".length());
        return app.services().assemblies().bySlug(slug).orElseThrow().id();
    }

    /** Posts a notice, as the chair would. */
    public void notice(String assembly, String text) {
        app.services().notices().post(id(assembly), text);
    }

    /** Opens a ballot on yes or no that may be voted in again; returns its number. */
    public long openBallot(String assembly) {
        Ballots ballots = app.services().ballots();
        NewBallot motion =
                new NewBallot(
                        id(assembly),
                        Optional.empty(),
                        "Adopt?",
                        "",
                        Majority.SIMPLE,
                        true,
                        Optional.empty());
        long ballot = ballots.create(motion).id();
        ballots.open(id(assembly), ballot);
        return ballot;
    }

    /** Turns the clock of all processes of this site. */
    public void advance(Duration by) {
        clock.advance(by);
    }

    /** Signs somebody in; returns the cookie. */
    public String signIn(String assembly, String name) {
        String code = codes.get(assembly + " " + name);
        if (code == null) {
            throw new IllegalArgumentException(name + " is not in " + assembly);
        }
        HttpResponse<String> answer = post(assembly + "/sign-in", "", Map.of("code", code));
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    public HttpResponse<String> get(String path, String cookie) {
        return send(request(app.server().address(), path, cookie).GET());
    }

    public HttpResponse<String> post(String path, String cookie, Map<String, String> form) {
        return post(path, cookie, form, Map.of());
    }

    public HttpResponse<String> post(
            String path, String cookie, Map<String, String> form, Map<String, String> headers) {
        String body =
                form.entrySet().stream()
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        HttpRequest.Builder request =
                request(app.server().address(), path, cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** Asks the management listener. */
    public HttpResponse<String> manage(String method, String path) {
        return send(
                request(app.server().managementAddress(), path, "")
                        .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** How many streams this process has open, as it says itself. */
    public int streams() {
        Matcher line =
                Pattern.compile("(?m)^rostrum_streams (\\S+)$")
                        .matcher(manage("GET", "/metrics").body());
        if (!line.find()) {
            throw new AssertionError("no such metric");
        }
        return (int) Double.parseDouble(line.group(1));
    }

    private static HttpRequest.Builder request(URI server, String path, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        request.timeout(Duration.ofSeconds(20));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a page shows, as its stream is told: {@code id:hash,id:hash}. */
    public String have(String path, String cookie) {
        Map<String, String> shown = new LinkedHashMap<>();
        Matcher section = SECTION.matcher(get(path, cookie).body());
        while (section.find()) {
            shown.put(section.group(1), section.group(2));
        }
        return shown.entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue())
                .collect(Collectors.joining(","));
    }

    /** A stream that is read from now on, of a page that shows that. */
    public StreamClient stream(String assembly, String cookie, String have) throws IOException {
        return open(assembly + "/live?have=" + encoded(have), cookie, false, 0).reading();
    }

    /** A stream, or the refusal of one, not read yet. */
    public StreamClient open(String path, String cookie, boolean gzip, int receiveBuffer)
            throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept-Language", "en");
        if (!cookie.isEmpty()) {
            headers.put("Cookie", cookie);
        }
        if (gzip) {
            headers.put("Accept-Encoding", "gzip");
        }
        return new StreamClient(app.server().address(), path, headers, receiveBuffer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
        app.close();
    }
}
