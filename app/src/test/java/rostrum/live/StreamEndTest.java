package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Streams end with the session that may see them, and all of them when the process stops. */
final class StreamEndTest {
    private static final long BENS = 17;
    private static final long OLGAS = 23;

    private final HubWorld world = new HubWorld();

    @Test
    void allStreamsOfASessionEndWithItAndNoOthers() {
        FakeSink phone = owned(BENS);
        FakeSink laptop = owned(BENS);
        FakeSink olgas = owned(OLGAS);
        FakeSink nobodys = owned(0);
        world.hub.ended(BENS);
        assertEnded(phone);
        assertEnded(laptop);
        assertThat(olgas.completed()).isZero();
        assertThat(nobodys.completed()).isZero();
        assertThat(world.hub.streams()).isEqualTo(2);
    }

    @Test
    void aSessionThatEndsWhileItsStreamIsBeingOpened() {
        Subscription wanted = world.asking(Map.of(), false, BENS);
        Opening opening = world.hub.open(wanted);
        world.hub.ended(BENS);
        FakeSink sink = new FakeSink();
        sink.belongsTo(opening.to(sink));
        sink.unlimited();
        assertEnded(sink);
        assertThat(sink.contents()).doesNotContain("agenda=0");
    }

    @Test
    void whoAsksAfterwardsWasLookedUpAfterwardsAndMayStay() {
        world.hub.ended(BENS);
        FakeSink sink = owned(BENS);
        assertThat(sink.completed()).isZero();
        assertThat(sink.contents()).containsExactly("agenda=0", "notices=0");
    }

    @Test
    void aSessionThatExpiresEndsItsStreams() {
        long expiresAt = world.clock.millis() + 60_000;
        FakeSink sink =
                world.open(
                        new Subscription(
                                HubWorld.HERE,
                                "en",
                                HubWorld.VIEW,
                                Map.of(),
                                false,
                                BENS,
                                expiresAt,
                                System.nanoTime()));
        sink.unlimited();
        world.clock.advance(Duration.ofMillis(59_999));
        world.hub.sweep();
        assertThat(sink.completed()).isZero();
        world.clock.advance(Duration.ofMillis(1));
        world.hub.sweep();
        assertEnded(sink);
    }

    @Test
    void afterAGapItIsAskedWhoseEndWasMissed() {
        world.hub.checkOwners((scope, owners) -> List.of());
        FakeSink bens = owned(BENS);
        FakeSink olgas = owned(OLGAS);
        owned(0);
        List<Set<Long>> asked = new ArrayList<>();
        world.hub.uncertain();
        world.hub.checkOwners((scope, owners) -> {
            throw new AssertionError("nothing can be known yet");
        });
        world.hub.certain();
        for (int i = 0; i < 3; i++) {
            world.hub.checkOwners((scope, owners) -> {
                asked.add(owners);
                return List.of(BENS);
            });
        }
        assertThat(asked).containsExactly(Set.of(BENS, OLGAS)); // once
        assertEnded(bens);
        assertThat(olgas.completed()).isZero();
    }

    @Test
    void aDrainEndsEachStreamAtAMomentOfItsOwnWithinTheWindow() {
        List<FakeSink> sinks = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            sinks.add(owned(0));
        }
        assertThat(world.hub.isDraining()).isFalse();
        world.hub.drain();
        assertThat(world.hub.isDraining()).isTrue();

        TreeMap<Integer, Integer> endsBySecond = new TreeMap<>();
        int steps = Math.toIntExact(HubWorld.DRAIN.toMillis() / 100);
        int open = sinks.size();
        for (int step = 0; step <= steps; step++) {
            world.hub.sweep();
            endsBySecond.merge(step / 10, open - world.hub.streams(), Integer::sum);
            open = world.hub.streams();
            world.clock.advance(Duration.ofMillis(100));
        }
        assertThat(open).isZero();
        // About a hundred a second.
        assertThat(endsBySecond.headMap(10).values())
                .hasSize(10)
                .allMatch(ends -> ends > 60 && ends < 140);
        assertThat(sinks)
                .allSatisfy(sink -> {
                    assertThat(sink.completed()).isEqualTo(1);
                    assertThat(sink.text()).endsWith("retry: 500\nevent: goodbye\ndata: drain\n\n");
                });
    }

    private FakeSink owned(long owner) {
        FakeSink sink = world.open(world.asking(Map.of(), false, owner));
        sink.unlimited();
        return sink;
    }

    private static void assertEnded(FakeSink sink) {
        assertThat(sink.text()).endsWith("event: goodbye\ndata: session\n\n");
        assertThat(sink.completed()).isEqualTo(1);
    }
}
