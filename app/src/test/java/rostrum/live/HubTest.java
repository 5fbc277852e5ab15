package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rostrum.testing.AtOnce;

/** From changes to frames. */
final class HubTest {
    private final HubWorld world = new HubWorld();

    @Test
    void aThousandChangesWithinATickBecomeOneFrame() {
        FakeSink sink = world.join();
        int before = world.source.renderings.get();
        for (int i = 1; i <= 1_000; i++) {
            world.change("agenda", "agenda " + i);
        }
        world.tick();
        assertThat(world.source.renderings).hasValue(before + 1);
        assertThat(sink.contents()).containsExactly("agenda=0", "notices=0", "agenda=agenda 1000");
    }

    @Test
    void theFramesIdIsTheTimeOfTheOldestChangeInIt() {
        FakeSink sink = world.join();
        world.change("agenda", "1");
        long committed = world.clock.millis();
        world.clock.advance(Duration.ofMillis(70));
        world.change("agenda", "2");
        world.clock.advance(Duration.ofMillis(180));
        world.tick();
        assertThat(sink.events().getLast().id()).isEqualTo(committed + "-2");
    }

    @Test
    void nothingIsRenderedOrSentWhenNothingChanged() {
        FakeSink sink = world.join();
        int before = world.source.renderings.get();
        String text = sink.text();
        for (int i = 0; i < 100; i++) {
            world.tick();
        }
        assertThat(world.source.renderings).hasValue(before);
        assertThat(sink.text()).isEqualTo(text);
    }

    @Test
    void nothingIsSentWhenTheChangeDoesNotShow() {
        FakeSink sink = world.join();
        String text = sink.text();
        world.change("agenda", "0");
        world.tick();
        assertThat(sink.text()).isEqualTo(text);
    }

    @Test
    void nothingIsRenderedForNobody() {
        world.page();
        int before = world.source.renderings.get();
        world.change("agenda", "1");
        world.tick();
        assertThat(world.source.renderings).hasValue(before);
        assertThat(world.page()).containsEntry("agenda", "1");
    }

    @Test
    void oneRenderingServesEveryViewAndManyPagesAtOnce() throws InterruptedException {
        world.join();
        world.hub
                .open(
                        new Subscription(
                                HubWorld.HERE,
                                "en",
                                HubWorld.PROJECTOR,
                                Map.of(),
                                false,
                                0,
                                Long.MAX_VALUE,
                                System.nanoTime()))
                .to(new FakeSink());
        int before = world.source.renderings.get();
        world.change("agenda", "1");
        var pages = AtOnce.run(50, world::page);
        world.tick();
        assertThat(pages.done()).hasSize(50).allMatch(page -> "1".equals(page.get("agenda")));
        assertThat(world.source.renderings).hasValue(before + 1);
    }

    @Test
    void aSectionWithAnIntervalIsRenderedOnceInThatTime() {
        FakeSource source = new FakeSource("agenda", "presence");
        source.intervals.put("presence", Duration.ofMillis(300));
        HubWorld slow = new HubWorld(source);
        FakeSink sink = slow.join();
        long begin = System.nanoTime();
        List<Integer> frames = new ArrayList<>();
        for (int i = 1; System.nanoTime() - begin < Duration.ofMillis(900).toNanos(); i++) {
            slow.change("presence", Integer.toString(i));
            slow.change("agenda", Integer.toString(i));
            slow.tick();
            frames.add(i);
        }
        assertThat(named(sink, "agenda")).isEqualTo(frames.size() + 1);
        assertThat(named(sink, "presence")).isBetween(2, 5);
        // The last change is not lost.
        String last = "presence=" + frames.getLast();
        slow.tickUntil(last, () -> sink.contents().contains(last));
    }

    @Test
    void aSectionThatCannotBeRenderedStaysMarkedAndIsTriedAgain() {
        FakeSink sink = world.join();
        world.source.broken = true;
        world.change("agenda", "1");
        List<RuntimeException> failures = new ArrayList<>();
        world.hub.tick(failures::add);
        for (int i = 0; i < 50; i++) {
            world.hub.tick(failures::add); // not again at once
        }
        assertThat(failures).hasSize(1);
        assertThat(world.counts.failed).hasValue(1);
        long committed = world.clock.millis();
        world.clock.advance(Duration.ofSeconds(3));

        world.source.broken = false;
        world.tickUntil("agenda=1", () -> sink.contents().contains("agenda=1"));
        assertThat(sink.events().getLast().id()).isEqualTo(committed + "-1");
    }

    @Test
    void aStreamThatCannotBeOpenedLeavesNothingBehind() {
        world.source.broken = true;
        assertThatThrownBy(() -> world.open(Map.of())).hasMessage("broken");
        assertThat(world.hub.streams()).isZero();
        world.source.broken = false;
        assertThat(world.join().contents()).containsExactly("agenda=0", "notices=0");
    }

    @Test
    void scopesAndLanguagesAreApart() {
        FakeSink here = world.join();
        FakeSink elsewhere = joined(HubWorld.ELSEWHERE, "en");
        FakeSink german = joined(HubWorld.HERE, "de");
        world.change("agenda", "secret");
        world.tick();
        world.change(HubWorld.ELSEWHERE, "agenda", "own");
        world.tick();
        assertThat(here.contents()).endsWith("agenda=secret").doesNotContain("agenda=own");
        assertThat(german.contents()).endsWith("agenda=de:secret");
        assertThat(elsewhere.contents()).containsExactly("agenda=0", "notices=0", "agenda=own");
    }

    @Test
    void aNewSectionReachesThoseWhoAreThere() {
        FakeSink sink = world.join();
        world.change("ballot-1", "open");
        world.tick();
        assertThat(sink.contents()).endsWith("ballot-1=open");
    }

    @Test
    void dataOfSeveralLinesComesInSeveralLines() {
        FakeSink sink = world.join();
        world.change("agenda", "first\nsecond");
        world.tick();
        assertThat(sink.text()).endsWith("event: agenda\ndata: first\ndata: second\n\n");
    }

    @Test
    void renderingTakesHalfOfTheTimeAndAnOutageDoesNotStretchThePause() {
        assertThat(world.hub.rest(Duration.ofMillis(10), Duration.ofMillis(10)))
                .isEqualTo(Duration.ofMillis(240));
        assertThat(world.hub.rest(Duration.ofMillis(400), Duration.ofMillis(400)))
                .isEqualTo(Duration.ofMillis(400));
        assertThat(world.hub.rest(Duration.ofSeconds(30), Duration.ofSeconds(30)))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(world.hub.rest(Duration.ofMillis(400), Duration.ofMillis(10)))
                .isEqualTo(Duration.ofMillis(10));
    }

    private FakeSink joined(long scope, String language) {
        FakeSink sink =
                world.open(
                        new Subscription(
                                scope,
                                language,
                                HubWorld.VIEW,
                                Map.of(),
                                false,
                                0,
                                Long.MAX_VALUE,
                                System.nanoTime()));
        sink.unlimited();
        return sink;
    }

    private static int named(FakeSink sink, String section) {
        return Math.toIntExact(HubWorld.names(sink).stream().filter(section::equals).count());
    }
}
