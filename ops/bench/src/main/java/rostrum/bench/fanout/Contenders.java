package rostrum.bench.fanout;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rostrum.bench.Problems;
import rostrum.bench.ServerProcess;
import rostrum.bench.Timings;
import rostrum.bench.http.Http;
import rostrum.bench.site.Chair;
import rostrum.bench.site.Entrance;
import rostrum.bench.site.Person;

/** The servers of this run, each with updates of about 500 bytes. */
final class Contenders {
    private static final int UPDATE_BYTES = 500;
    private static final String ASSEMBLY = "/a/demo";
    private static final Pattern SECTION =
            Pattern.compile("<[a-z]+ id=\"([^\"]+)\" data-v=\"([^\"]+)\"");

    private Contenders() {}

    static List<Contender> of(Settings settings, Clock clock) throws IOException {
        List<Contender> all = new ArrayList<>(rostrum(settings));
        if (settings.nchan() != null) {
            all.add(nchan(settings.nchan(), clock));
        }
        if (settings.bare() != null) {
            all.add(bare(settings.bare(), clock));
        }
        return all;
    }

    /** Ada posts notices; the page shows the last five, which makes the 500 bytes. */
    private static List<Contender> rostrum(Settings settings) throws IOException {
        URI url = settings.rostrum().url();
        Http http = new Http(url);
        Problems problems = new Problems();
        Entrance entrance = new Entrance(http, ASSEMBLY + "/sign-in", new Timings(), problems);
        Person ada =
                Person.read(settings.codes()).stream()
                        .filter(Person::chairs)
                        .findFirst()
                        .orElseThrow(() -> new IOException("the codes name no chair"));
        String cookie = entrance.signIn(List.of(ada)).getFirst();
        if (cookie.isEmpty()) {
            throw new IOException("the chair could not sign in: " + problems.all());
        }
        Chair chair = new Chair(http, ASSEMBLY + "/chair", cookie);
        String page = http.get(ASSEMBLY, cookie).body();
        String have =
                SECTION.matcher(page)
                        .results()
                        .map((MatchResult section) -> section.group(1) + ":" + section.group(2))
                        .collect(Collectors.joining(","));
        String path = ASSEMBLY + "/live?view=member&lang=en&have=" + have;
        Contender.Publisher publisher =
                number -> chair.notice(String.format(Locale.ROOT, "Notice %05d", number));
        ServerProcess process = new ServerProcess(settings.rostrum().pid());
        return List.of(
                new Contender(
                        Contender.ROSTRUM,
                        url,
                        process,
                        true,
                        Contender.proxied(url, path, "Cookie: " + cookie, false),
                        publisher),
                new Contender(
                        Contender.ROSTRUM_GZIP,
                        url,
                        process,
                        true,
                        Contender.proxied(url, path, "Cookie: " + cookie, true),
                        publisher));
    }

    /** nchan itself adds "id:" and "data:". */
    private static Contender nchan(Settings.Server server, Clock clock) {
        Http http = new Http(server.url());
        return new Contender(
                Contender.NCHAN,
                server.url(),
                new ServerProcess(server.pid()),
                false,
                Contender.proxied(server.url(), "/live", "Accept: text/event-stream", false),
                number ->
                        post(
                                http,
                                "/publish",
                                padded(clock.millis() + "-" + number + " ", UPDATE_BYTES - 24)));
    }

    private static Contender bare(Settings.Server server, Clock clock) {
        Http http = new Http(server.url());
        return new Contender(
                Contender.BARE,
                server.url(),
                new ServerProcess(server.pid()),
                false,
                Contender.proxied(server.url(), "/live", "Accept: text/event-stream", false),
                number -> {
                    String id = "id: " + clock.millis() + "-" + number + "\ndata: ";
                    post(http, "/publish", padded(id, UPDATE_BYTES - 2) + "\n\n");
                });
    }

    static String padded(String text, int length) {
        return text + "x".repeat(length - text.length());
    }

    private static void post(Http http, String path, String body) throws IOException {
        int status = http.post(path, "text/plain", body, "").answer().status();
        if (status / 100 != 2) {
            throw new IOException("POST " + path + " answered " + status);
        }
    }
}
