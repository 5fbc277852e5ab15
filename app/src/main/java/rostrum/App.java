package rostrum;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rostrum.agenda.Agenda;
import rostrum.assembly.Assemblies;
import rostrum.assembly.Notices;
import rostrum.assembly.Presence;
import rostrum.db.Database;
import rostrum.db.Listener;
import rostrum.jobs.Jobs;
import rostrum.jobs.Supervisor;
import rostrum.live.Hub;
import rostrum.live.Relay;
import rostrum.metrics.Metric;
import rostrum.metrics.Metrics;
import rostrum.people.Attendance;
import rostrum.people.Delegations;
import rostrum.people.Organisers;
import rostrum.people.Register;
import rostrum.people.Sessions;
import rostrum.voting.Ballots;
import rostrum.voting.Results;
import rostrum.voting.Votes;
import rostrum.web.Routes;
import rostrum.web.http.Assets;
import rostrum.web.http.FailureFilter;
import rostrum.web.http.HeadersFilter;
import rostrum.web.http.MetricsFilter;
import rostrum.web.http.OriginFilter;
import rostrum.web.http.SessionCookie;
import rostrum.web.http.SessionFilter;
import rostrum.web.http.WebServer;
import rostrum.web.page.Languages;
import rostrum.web.page.Pages;

/**
 * The wiring: everything is made here, in the order in which it depends on each other, and closed
 * in reverse.
 */
public final class App implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(App.class);

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration TIDY_SESSIONS = Duration.ofHours(1);
    private static final Duration AFTER_DRAIN = Duration.ofSeconds(2);

    /** What runs, by name, for the log and the order of closing. */
    private record Part(String name, AutoCloseable part) {}

    private final Deque<Part> parts = new ArrayDeque<>();
    private final Config config;
    private final Hub hub;
    private final Services services;
    private final WebServer server;

    /** The features' services; also for the admin commands and the demo. */
    public record Services(
            Database database,
            Assemblies assemblies,
            Notices notices,
            Presence presence,
            Register register,
            Sessions sessions,
            Organisers organisers,
            Attendance attendance,
            Delegations delegations,
            Agenda agenda,
            Ballots ballots,
            Votes votes,
            Results results,
            Jobs jobs) {}

    /**
     * Starts everything; when this returns, visitors are answered.
     *
     * @param threads for the loops in the background
     * @param giveUp is called when one of them cannot be kept going
     */
    public App(Config config, Clock clock, ThreadFactory threads, Consumer<String> giveUp)
            throws Exception {
        this.config = config;
        try {
            SecureRandom random = new SecureRandom();
            Metrics metrics = new Metrics(config.version());
            Relay relay = new Relay();
            UUID process = UUID.randomUUID();
            services = services(config, process, relay, clock, random, metrics);

            Assets assets = new Assets();
            Pages pages = new Pages(assets, config.templates(), clock);
            hub = new Hub(sections(pages), metrics, clock, random, timing(config));
            relay.add(hub);
            watch(metrics);

            server = server(pages, assets, metrics, random, clock);
            Listener listener = new Listener(config.database(), process, relay);
            services.jobs().start();
            Supervisor supervisor = keep("loops", new Supervisor(threads, giveUp));
            keep("listener", listener);
            new Loops(hub, services, config.tick()).start(supervisor, listener);
            server.start();
            parts.push(new Part("server", server::stop));
            parts.push(new Part("streams", this::drainAndWait));
            log.info(
                    "serving listen={} management={}",
                    server.address(),
                    server.managementAddress());
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private Services services(
            Config config,
            UUID process,
            Relay relay,
            Clock clock,
            SecureRandom random,
            Metrics metrics) {
        Database database =
                keep(
                        "database",
                        new Database(config.database(), config.poolSize(), process, relay, clock));
        Jobs jobs = keep("jobs", new Jobs(database.dataSource(), clock));
        Sessions sessions = new Sessions(database, clock, random, config.session());
        jobs.every("tidy-sessions", TIDY_SESSIONS, sessions::removeExpired);
        Presence presence = new Presence(database, clock, process);
        parts.push(new Part("presence", presence::leave));
        return new Services(
                database,
                new Assemblies(database, clock),
                new Notices(database, clock),
                presence,
                new Register(database, clock, random),
                sessions,
                new Organisers(database, clock, random),
                new Attendance(database, clock),
                new Delegations(database, clock),
                new Agenda(database),
                new Ballots(database, jobs, clock),
                new Votes(database, clock, random, metrics),
                new Results(database, clock),
                jobs);
    }

    private rostrum.web.page.Sections sections(Pages pages) {
        return pages.sections(
                services.assemblies(),
                services.register(),
                services.notices(),
                services.presence(),
                services.agenda(),
                services.ballots(),
                services.votes(),
                services.results());
    }

    private static Hub.Timing timing(Config config) {
        return new Hub.Timing(config.tick(), config.heartbeat(), config.patience(), config.drain());
    }

    private void watch(Metrics metrics) {
        metrics.gauge(Metric.STREAMS, hub::streams);
        metrics.gauge(Metric.VOTES_WAITING, services.votes()::waiting);
        services.database().observeWaits(n -> metrics.time(Metric.POOL_WAIT, "success", n));
        metrics.gauge(Metric.POOL_ACTIVE, services.database()::active);
        metrics.gauge(Metric.POOL_WAITING, services.database()::waiting);
    }

    private WebServer server(
            Pages pages, Assets assets, Metrics metrics, SecureRandom random, Clock clock)
            throws IOException {
        SessionCookie cookie = new SessionCookie(config.baseUrl(), config.session());
        return new WebServer(
                config.listen(),
                config.management(),
                IDLE,
                List.of(
                        new MetricsFilter(metrics),
                        new HeadersFilter(),
                        new FailureFilter(pages::failure, random),
                        new OriginFilter(config.baseUrl()),
                        new SessionFilter(services.sessions(), cookie, Languages.ALL)),
                Routes.of(
                        new Routes.Services(
                                services.assemblies(),
                                services.notices(),
                                services.register(),
                                services.sessions(),
                                services.organisers(),
                                services.attendance(),
                                services.delegations(),
                                services.agenda(),
                                services.ballots(),
                                services.votes(),
                                services.results(),
                                hub,
                                pages,
                                assets,
                                cookie,
                                config.baseUrl(),
                                clock)),
                () -> !hub.isDraining() && services.database().answers(),
                metrics::text,
                hub::drain);
    }

    private <T extends AutoCloseable> T keep(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    public Services services() {
        return services;
    }

    /** Where it listens; with the port in use when any free one was asked for. */
    public WebServer server() {
        return server;
    }

    /** Ends all streams over the drain window; they come back to whoever listens then. */
    private void drainAndWait() throws InterruptedException {
        hub.drain();
        Duration limit = config.drain().plus(AFTER_DRAIN);
        long deadline = System.nanoTime() + limit.toNanos();
        while (hub.streams() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            Part next = parts.pop();
            try {
                next.part().close();
            } catch (Exception e) {
                log.warn("closing failed part={}", next.name(), e);
            }
        }
    }
}
