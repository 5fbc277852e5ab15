package rostrum.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import rostrum.testing.Event;
import rostrum.testing.Eventually;
import rostrum.testing.TestClock;

/** A hub with two sections, on a clock that stands, ticked by hand. */
final class HubWorld {
    static final Duration HEARTBEAT = Duration.ofSeconds(25);
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Duration DRAIN = Duration.ofSeconds(10);
    static final View VIEW = new View("member", Set.of("agenda", "notices", "ballot", "presence"));
    static final View PROJECTOR = new View("projector", Set.of("agenda"));
    static final long HERE = 1;
    static final long ELSEWHERE = 2;

    final TestClock clock = new TestClock(Instant.parse("2026-11-14T09:00:00Z"));
    final FakeSource source;
    final Counts counts = new Counts();
    final Hub hub;

    /** What the hub tells its observer. */
    static final class Counts implements Observer {
        final AtomicInteger frames = new AtomicInteger();
        final AtomicInteger failed = new AtomicInteger();
        final AtomicInteger dropped = new AtomicInteger();
        final AtomicInteger delivered = new AtomicInteger();

        @Override
        public void rendered(long nanos, boolean ok) {
            failed.addAndGet(ok ? 0 : 1);
        }

        @Override
        public void published() {
            frames.incrementAndGet();
        }

        @Override
        public void delivered(long millis) {
            delivered.incrementAndGet();
        }

        @Override
        public void dropped() {
            dropped.incrementAndGet();
        }
    }

    HubWorld() {
        this(new FakeSource("agenda", "notices"));
    }

    HubWorld(FakeSource source) {
        this.source = source;
        Hub.Timing timing = new Hub.Timing(Duration.ofMillis(250), HEARTBEAT, PATIENCE, DRAIN);
        this.hub = new Hub(source, counts, clock, new Random(7), timing);
        hub.certain();
    }

    /** Changes a section of this assembly and says so. */
    void change(String section, String content) {
        change(HERE, section, content);
    }

    void change(long scope, String section, String content) {
        source.put(scope, section, content);
        hub.changed(new Change(scope, section, clock.millis()));
    }

    void tick() {
        hub.tick(failure -> {});
    }

    /** What a page rendered now shows. */
    Map<String, String> page() {
        Map<String, String> have = new HashMap<>();
        hub.page(HERE, "en", VIEW).forEach((id, rendered) -> have.put(id, rendered.hash()));
        return have;
    }

    /** A subscriber that has nothing and reads everything. */
    FakeSink join() {
        FakeSink sink = open(Map.of());
        sink.unlimited();
        return sink;
    }

    /** One that has read nothing yet. */
    FakeSink open(Map<String, String> have) {
        return open(asking(have, false, 0));
    }

    FakeSink open(Subscription wanted) {
        FakeSink sink = new FakeSink();
        sink.belongsTo(hub.open(wanted).to(sink));
        return sink;
    }

    Subscription asking(Map<String, String> have, boolean gzip, long owner) {
        return new Subscription(
                HERE, "en", VIEW, have, gzip, owner, Long.MAX_VALUE, System.nanoTime());
    }

    /** Ticks until that is so; for what waits for real time. */
    void tickUntil(String what, BooleanSupplier condition) {
        Eventually.that(
                what,
                () -> {
                    tick();
                    return condition.getAsBoolean();
                });
    }

    static List<String> names(FakeSink sink) {
        return sink.events().stream().map(Event::name).toList();
    }
}
