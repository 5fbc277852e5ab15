package rostrum.rehearsal.play;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.List;

/** What Gatling is told to play. It makes the object itself, so the event comes by a side door. */
public final class EventSimulation extends Simulation {
    /** The event of the thread that starts Gatling. */
    static final ScopedValue<Event> EVENT = ScopedValue.newInstance();

    /** Who takes part, and how requests are sent. */
    record Event(List<PopulationBuilder> populations, HttpProtocolBuilder protocol) {}

    public EventSimulation() {
        Event event = EVENT.get();
        setUp(event.populations()).protocols(event.protocol());
    }
}
