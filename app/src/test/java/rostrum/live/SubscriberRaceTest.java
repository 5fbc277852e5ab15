package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import rostrum.testing.Event;

/** The publisher, the timer and the container at one subscriber at the same time. */
final class SubscriberRaceTest {
    private static final int CHANGES = 5_000;
    private static final int SUBSCRIBERS = 6;

    private final HubWorld world = new HubWorld();

    @Test
    void neverTwoWritersNothingMissedNothingTwice() throws Exception {
        List<FakeSink> sinks = new ArrayList<>();
        List<Subscriber> subscribers = new ArrayList<>();
        for (int i = 0; i < SUBSCRIBERS; i++) {
            FakeSink sink = new FakeSink();
            Subscriber subscriber = world.hub.open(world.asking(Map.of(), i % 2 == 1, 0)).to(sink);
            sink.belongsTo(subscriber);
            sinks.add(sink);
            subscribers.add(subscriber);
        }
        AtomicBoolean over = new AtomicBoolean();
        hammer(
                over,
                () -> sinks.get(any()).makeRoom(1 + ThreadLocalRandom.current().nextInt(3)),
                () -> subscribers.get(any()).wake(),
                () -> subscribers.get(any()).heartbeat(Long.MAX_VALUE),
                // A container may call once too often; that must not make a second writer.
                () -> subscribers.get(any()).writable());

        for (FakeSink sink : sinks) {
            sink.unlimited();
            assertThat(sink.fault()).isNull();
        }
        for (int i = 0; i < SUBSCRIBERS; i++) {
            FakeSink sink = sinks.get(i);
            if (i % 2 == 1) {
                subscribers.get(i).end(Farewells.GOODBYE);
                assertComplete(Event.all(sink.gunzipped()));
            } else {
                assertComplete(sink.events());
            }
        }
    }

    @Test
    void whateverEndsItFirstEndsItOnce() throws Exception {
        for (int round = 0; round < 300; round++) {
            FakeSink sink = new FakeSink();
            Subscriber subscriber = world.hub.open(world.asking(Map.of(), false, 0)).to(sink);
            sink.belongsTo(subscriber);
            List<Runnable> ways =
                    List.of(
                            sink::unlimited,
                            () -> subscriber.end(Farewells.GOODBYE),
                            subscriber::failed,
                            subscriber::drop,
                            subscriber::wake);
            try (var executor = Executors.newFixedThreadPool(ways.size())) {
                ways.forEach(executor::execute);
            }
            assertThat(sink.fault()).isNull();
            assertThat(sink.completed() + sink.aborted()).isEqualTo(1);
            assertThat(world.hub.streams()).isZero();
        }
    }

    /** Changes both sections in one thread while others do all that, again and again. */
    private void hammer(AtomicBoolean over, Runnable... disturbances) throws Exception {
        try (var executor = Executors.newFixedThreadPool(disturbances.length)) {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable disturbance : disturbances) {
                running.add(
                        executor.submit(() -> {
                            while (!over.get()) {
                                disturbance.run();
                            }
                        }));
            }
            for (int i = 1; i <= CHANGES; i++) {
                world.change(i % 2 == 0 ? "agenda" : "notices", Integer.toString(i));
                world.tick();
            }
            over.set(true);
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private static void assertComplete(List<Event> events) {
        Map<String, Integer> last = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Event event : events) {
            if (!event.name().equals("goodbye")) {
                int version = Integer.parseInt(event.data());
                assertThat(seen.add(event.name() + version)).as("twice: %s", event).isTrue();
                assertThat(version).isGreaterThanOrEqualTo(last.getOrDefault(event.name(), 0));
                last.put(event.name(), version);
            }
        }
        assertThat(last).isEqualTo(Map.of("agenda", CHANGES, "notices", CHANGES - 1));
    }

    private static int any() {
        return ThreadLocalRandom.current().nextInt(SUBSCRIBERS);
    }
}
