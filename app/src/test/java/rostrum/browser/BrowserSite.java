package rostrum.browser;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import rostrum.App;
import rostrum.Config;
import rostrum.agenda.AgendaItem;
import rostrum.assembly.Assembly;
import rostrum.assembly.AssemblyState;
import rostrum.assembly.NewAssembly;
import rostrum.assembly.Visibility;
import rostrum.counting.Majority;
import rostrum.counting.Rules;
import rostrum.people.Member;
import rostrum.people.Register;
import rostrum.testing.Chromium;
import rostrum.testing.TestDatabase;
import rostrum.voting.Electorate;
import rostrum.voting.NewBallot;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;
import rostrum.voting.Voter;
import rostrum.web.http.ListenAddress;
import rostrum.web.page.Urls;

/** The whole application on a free port, in a hurry, with a database of its own. */
final class BrowserSite implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final App app;
    private final int port;

    BrowserSite() {
        this(Clock.systemUTC());
    }

    BrowserSite(Clock clock) {
        port = freePort();
        try {
            app =
                    new App(
                            config(port),
                            clock,
                            Thread.ofPlatform().daemon().factory(),
                            loop -> {
                                throw new IllegalStateException("gave up: " + loop);
                            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Config config(int port) {
        return new Config(
                "test",
                TestDatabase.create(),
                6,
                new ListenAddress.Tcp("127.0.0.1", port),
                new ListenAddress.Tcp("127.0.0.1", 0),
                URI.create("http://localhost:" + port),
                Duration.ofMillis(20),
                Duration.ofSeconds(25),
                Duration.ofSeconds(20),
                Duration.ZERO,
                Duration.ofDays(1),
                Optional.empty());
    }

    /** Known before anything listens: the site's address is one of its settings. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    App.Services services() {
        return app.services();
    }

    String address(String path) {
        return "http://localhost:" + port + path;
    }

    /** An open assembly with Ada in the chair, Ben and Cleo as voters and Gus as a guest. */
    Hall hall(String slug, Visibility visibility) {
        LocalDateTime morning = LocalDate.now(ZONE).atTime(9, 0);
        Assembly assembly =
                services()
                        .assemblies()
                        .create(
                                new NewAssembly(
                                        slug,
                                        "General Meeting of the Riverside Society",
                                        morning,
                                        morning.plusDays(1),
                                        ZONE,
                                        visibility,
                                        new BigDecimal(50)));
        long id = assembly.id();
        services().assemblies().move(id, AssemblyState.DRAFT, AssemblyState.OPEN);
        String csv =
                """
                number,name,chapter,role
                1,Ada Albers,North,chair
                2,Ben Brook,South,voter
                3,Cleo Cane,South,voter
                4,Gus Gale,North,guest
                """;
        List<String> codes =
                services().register().importCsv(id, new StringReader(csv)).added().stream()
                        .map(issued -> issued.code())
                        .toList();
        return new Hall(this, id, Urls.assembly(slug), codes);
    }

    @Override
    public void close() {
        app.close();
    }

    /**
     * An assembly in session.
     *
     * @param codes Ada's, Ben's, Cleo's, Gus's
     */
    record Hall(BrowserSite site, long id, Urls.Assembly urls, List<String> codes) {
        String home() {
            return site.address(urls.home());
        }

        String at(String path) {
            return site.address(path);
        }

        Member member(int number) {
            return site.services().register().byCode(id, codes.get(number - 1));
        }

        /** So many more voters. */
        List<Member> importMembers(int count) {
            StringBuilder csv = new StringBuilder("number,name\n");
            for (int i = 1; i <= count; i++) {
                csv.append(100 + i).append(",Member ").append(i).append('\n');
            }
            Register register = site.services().register();
            return register.importCsv(id, new StringReader(csv.toString())).added().stream()
                    .map(issued -> register.byCode(id, issued.code()))
                    .toList();
        }

        /** Signs in by the link with the code, as Ada (1), Ben (2), Cleo (3) or Gus (4). */
        void signIn(Chromium browser, int number) {
            browser.open(site.address(urls.signInWith(codes.get(number - 1))));
            browser.leaveBy("main button");
            browser.see(".me .who");
        }

        AgendaItem item(String title) {
            return site.services().agenda().add(id, title, "Text of **" + title + "**.");
        }

        void call(AgendaItem item) {
            site.services().agenda().moveTo(id, item.id());
        }

        void notice(String text) {
            site.services().notices().post(id, text);
        }

        /** A new draft; returns its number. */
        long draft(String question) {
            return draft(question, Optional.empty());
        }

        private long draft(String question, Optional<Duration> duration) {
            return site.services()
                    .ballots()
                    .create(
                            new NewBallot(
                                    id,
                                    site.services().agenda().current(id).map(AgendaItem::id),
                                    question,
                                    "",
                                    Majority.SIMPLE,
                                    true,
                                    duration))
                    .id();
        }

        /** A new ballot that is open; returns its number. */
        long openBallot(String question, Optional<Duration> duration) {
            long ballot = draft(question, duration);
            site.services().ballots().open(id, ballot);
            return ballot;
        }

        long openBallot(String question) {
            return openBallot(question, Optional.empty());
        }

        /** A secret ballot that is open; returns its number. */
        long openSecretBallot(String question) {
            Settings settings =
                    new Settings(
                            Rules.motion(Majority.SIMPLE),
                            Secrecy.SECRET,
                            false,
                            Electorate.REGISTER,
                            false,
                            false,
                            false,
                            Optional.empty());
            var ballots = site.services().ballots();
            NewBallot secret = new NewBallot(id, Optional.empty(), question, "", settings);
            long ballot = ballots.create(secret).id();
            ballots.open(id, ballot);
            return ballot;
        }

        void vote(int number, long ballot, String choice) {
            site.services().votes().cast(Voter.of(member(number)), ballot, List.of(choice));
        }
    }
}
