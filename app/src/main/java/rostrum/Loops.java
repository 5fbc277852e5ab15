package rostrum;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rostrum.App.Services;
import rostrum.db.Listener;
import rostrum.jobs.Supervisor;
import rostrum.live.Hub;

/** What goes on in the background all the time, and how often. */
final class Loops {
    private static final Logger log = LoggerFactory.getLogger(Loops.class);

    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration SWEEP_DRAINING = Duration.ofMillis(50);
    private static final Duration OWNERS = Duration.ofSeconds(1);
    private static final Duration PRESENCE = Duration.ofSeconds(5);

    private final Hub hub;
    private final Services services;
    private final Duration tick;

    Loops(Hub hub, Services services, Duration tick) {
        this.hub = hub;
        this.services = services;
        this.tick = tick;
    }

    void start(Supervisor supervisor, Listener listener) {
        supervisor.keep("listener", () -> listen(listener));
        supervisor.keep("tick", this::tick);
        supervisor.keep("sweep", this::sweep);
        supervisor.keep("counters", this::tellCounters);
        supervisor.keep("owners", this::checkOwners);
        supervisor.keep("presence", this::reportPresence);
    }

    private static Duration listen(Listener listener) {
        listener.run();
        return Duration.ZERO;
    }

    private Duration tick() {
        return hub.tick(Loops::sectionFailed);
    }

    private static void sectionFailed(RuntimeException failure) {
        // While the database is away the pool says so itself.
        if (!(failure instanceof Refused)) {
            log.warn("section cannot be rendered", failure);
        }
    }

    private Duration sweep() {
        hub.sweep();
        // So finely are the ends of streams spread over a drain.
        return hub.isDraining() ? SWEEP_DRAINING : SWEEP;
    }

    private Duration tellCounters() {
        services.database().tellCounters();
        return tick;
    }

    private Duration checkOwners() {
        hub.checkOwners(services.sessions()::signedOut);
        return OWNERS;
    }

    private Duration reportPresence() {
        services.presence().report(hub.watching());
        return PRESENCE;
    }
}
