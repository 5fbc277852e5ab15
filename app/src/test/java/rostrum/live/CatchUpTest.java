package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import rostrum.testing.Event;

/** From what the page shows to what the stream sends first. */
final class CatchUpTest {
    private final HubWorld world = new HubWorld();

    @Test
    void aPageThatIsCompleteGetsNothing() {
        world.change("agenda", "1");
        FakeSink sink = world.open(world.page());
        sink.unlimited();
        world.tick();
        assertThat(sink.events()).isEmpty();
    }

    @Test
    void aPageRenderedBeforeAChangeGetsExactlyThat() {
        Map<String, String> have = world.page();
        world.change("notices", "1");
        FakeSink sink = world.open(have);
        sink.unlimited();
        world.tick();
        assertThat(sink.contents()).containsExactly("notices=1");
    }

    @Test
    void aChangeAfterThePageButBeforeTheTickIsSentOnce() {
        FakeSink other = world.join();
        Map<String, String> have = world.page();
        world.change("notices", "1");
        FakeSink first = world.open(have);
        first.unlimited();
        FakeSink second = world.open(have);
        second.unlimited();
        world.tick();
        assertThat(first.contents()).containsExactly("notices=1");
        assertThat(second.contents()).containsExactly("notices=1");
        assertThat(other.contents()).containsExactly("agenda=0", "notices=0", "notices=1");
    }

    @Test
    void whatIsUnknownIsSentAndWhatDoesNotExistIsIgnored() {
        FakeSink sink = world.open(Map.of("agenda", "of another release", "gone", "x"));
        sink.unlimited();
        assertThat(sink.contents()).containsExactly("agenda=0", "notices=0");
    }

    @Test
    void aSectionThatReturnsToAnEarlierStateIsSentToThoseWhoShowTheLater() {
        world.change("agenda", "1");
        Map<String, String> have = world.page();
        world.change("agenda", "0");
        FakeSink sink = world.open(have);
        sink.unlimited();
        assertThat(sink.contents()).containsExactly("agenda=0");
    }

    @Test
    void anotherProcessComesToTheSameConclusion() {
        HubWorld other = new HubWorld(world.source);
        world.change("agenda", "1");
        Map<String, String> have = world.page();
        world.source.put(HubWorld.HERE, "notices", "1");
        FakeSink sink = other.open(have);
        sink.unlimited();
        assertThat(sink.contents()).containsExactly("notices=1");
    }

    @Test
    void whileChangesMayBeMissedEveryPageIsRenderedAnew() {
        FakeSink sink = world.join();
        world.hub.uncertain();
        world.source.put(HubWorld.HERE, "agenda", "1"); // nobody says so
        world.source.add("ballot-1");
        assertThat(world.page()).containsEntry("agenda", "1").containsKey("ballot-1");
        world.tick();
        assertThat(sink.contents()).contains("agenda=1", "ballot-1=0");
    }

    @Test
    void afterAGapEverybodyGetsWhatChangedInIt() {
        FakeSink sink = world.join();
        world.hub.uncertain();
        world.source.put(HubWorld.HERE, "agenda", "1");
        world.tick();
        assertThat(sink.contents()).doesNotContain("agenda=1");
        world.hub.certain();
        world.tick();
        assertThat(sink.contents()).containsExactly("agenda=0", "notices=0", "agenda=1");
    }

    @Test
    void nobodyIsSentAnOlderStateThanThePageShowed() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Callable<Integer> changing =
                () -> {
                    int newest = 0;
                    while (!over.get()) {
                        world.change("agenda", Integer.toString(++newest));
                        if (newest % 3 == 0) {
                            world.tick();
                        }
                    }
                    return newest;
                };
        List<Stream> streams = new ArrayList<>();
        int newest;
        try (var executor = Executors.newFixedThreadPool(4)) {
            Future<Integer> changer = executor.submit(changing);
            List<Future<List<Stream>>> visitors = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                visitors.add(executor.submit(this::visits));
            }
            for (Future<List<Stream>> one : visitors) {
                streams.addAll(one.get());
            }
            over.set(true);
            newest = changer.get();
        }
        world.tick();
        for (Stream stream : streams) {
            int shown = stream.shown;
            for (Event event : stream.sink.events()) {
                if (event.name().equals("agenda")) {
                    assertThat(Integer.parseInt(event.data())).isGreaterThan(shown);
                    shown = Integer.parseInt(event.data());
                }
            }
            assertThat(shown).isEqualTo(newest);
        }
    }

    private record Stream(int shown, FakeSink sink) {}

    private List<Stream> visits() {
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Map<String, String> have = world.page();
            FakeSink sink = world.open(have);
            sink.unlimited();
            streams.add(new Stream(Integer.parseInt(have.getOrDefault("agenda", "0")), sink));
        }
        return streams;
    }
}
