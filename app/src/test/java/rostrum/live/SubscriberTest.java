package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SubscriberTest {
    private final HubWorld world = new HubWorld();

    @Test
    void nothingIsWrittenBeforeTheContainerSaysSo() {
        FakeSink sink = world.open(Map.of());
        world.change("agenda", "1");
        world.tick();
        assertThat(sink.bytes()).isEmpty();

        sink.makeRoom(2);
        assertThat(sink.contents()).containsExactly("agenda=0", "notices=0", "agenda=1");
    }

    @Test
    void oneThatLacksNothingIsGreetedSoThatTheClientSeesTheStreamOpen() {
        FakeSink sink = world.open(world.page());
        sink.unlimited();
        assertThat(sink.text()).isEqualTo(":\n\n");
    }

    @Test
    void oneThatDoesNotReadGetsOnlyTheNewestStateWhenItDoes() {
        FakeSink slow = world.open(Map.of());
        FakeSink quick = world.join();
        for (int i = 1; i <= 1_000; i++) {
            world.change("agenda", "agenda " + i);
            world.change("notices", "notice " + i);
            world.tick();
        }
        assertThat(quick.events()).hasSize(2_002); // nobody was delayed

        slow.makeRoom(1);
        assertThat(slow.contents()).containsExactly("agenda=0", "notices=0");
        slow.makeRoom(1);
        assertThat(slow.contents())
                .containsExactly(
                        "agenda=0", "notices=0", "agenda=agenda 1000", "notices=notice 1000");
    }

    @Test
    void droppedWhenItHasReadNothingForTooLong() {
        FakeSink stuck = world.open(Map.of());
        FakeSink quick = world.join();
        stuck.makeRoom(1);
        world.change("agenda", "1"); // there is no room for this one
        world.tick();

        world.clock.advance(HubWorld.PATIENCE.minusMillis(1));
        world.hub.sweep();
        assertThat(stuck.aborted()).isZero();

        world.clock.advance(Duration.ofMillis(1));
        world.hub.sweep();
        assertThat(stuck.aborted()).isEqualTo(1);
        assertThat(quick.aborted()).isZero();
        assertThat(world.counts.dropped).hasValue(1);
        assertThat(world.hub.streams()).isEqualTo(1);

        stuck.unlimited(); // it comes to life, too late
        assertThat(stuck.contents()).doesNotContain("agenda=1");
    }

    @Test
    void oneThatReadsNowAndThenIsNotDropped() {
        FakeSink slow = world.open(Map.of());
        for (int i = 0; i < 10; i++) {
            world.clock.advance(HubWorld.PATIENCE.minusMillis(1));
            slow.makeRoom(1);
            world.change("agenda", "agenda " + i);
            world.tick();
            world.hub.sweep();
        }
        assertThat(slow.aborted()).isZero();
    }

    @Test
    void anIdleOneIsNeverDroppedAndGetsHeartbeats() {
        FakeSink sink = world.open(world.page());
        sink.unlimited();
        for (int i = 0; i < 4; i++) {
            world.clock.advance(HubWorld.HEARTBEAT.minusMillis(1));
            world.hub.sweep();
            assertThat(sink.text()).isEqualTo(":\n\n".repeat(1 + i));
            world.clock.advance(Duration.ofMillis(1));
            world.hub.sweep();
        }
        assertThat(sink.aborted()).isZero();
    }

    @Test
    void oneThatGetsNewsNeedsNoHeartbeat() {
        FakeSink sink = world.open(world.page());
        sink.unlimited();
        for (int i = 0; i < 4; i++) {
            world.clock.advance(HubWorld.HEARTBEAT.minusMillis(1));
            world.change("agenda", "agenda " + i);
            world.tick();
            world.hub.sweep();
        }
        assertThat(sink.text()).startsWith(":\n\nid:");
        assertThat(sink.text().substring(1)).doesNotContain("\n:");
    }

    @Test
    void oneWhoseOutputFailsIsCompletedAndForgottenAndCostsOthersNothing() {
        FakeSink before = world.join();
        FakeSink failing = world.join();
        FakeSink after = world.join();
        failing.failWith(new IOException("broken pipe"));
        world.change("agenda", "1");
        world.tick();

        assertThat(failing.completed()).isEqualTo(1);
        assertThat(world.hub.streams()).isEqualTo(2);
        assertThat(before.contents()).contains("agenda=1");
        assertThat(after.contents()).contains("agenda=1");
        world.change("agenda", "2");
        world.tick();
        assertThat(failing.completed()).isEqualTo(1);
    }

    @Test
    void anErrorInOneLeavesNoOtherWithoutTheNews() {
        FakeSink[] others = {world.join(), world.join(), world.join(), world.join()};
        FakeSink broken = new FakeSink();
        Sink outOfMemory =
                new Sink() {
                    @Override
                    public boolean isReady() {
                        return broken.isReady();
                    }

                    @Override
                    public void write(ByteBuffer bytes) {
                        throw new OutOfMemoryError("of direct buffers");
                    }

                    @Override
                    public void complete() {
                        broken.complete();
                    }

                    @Override
                    public void abort() {
                        broken.abort();
                    }
                };
        Subscriber subscriber =
                world.hub.open(world.asking(world.page(), false, 0)).to(outOfMemory);
        broken.makeRoom(1);
        try {
            subscriber.writable();
        } catch (OutOfMemoryError e) {
            assertThat(e).hasMessageContaining("direct");
        }
        assertThat(broken.completed()).isEqualTo(1);
        assertThat(world.hub.streams()).isEqualTo(others.length);

        world.change("agenda", "1");
        world.tick();
        assertThat(others).allSatisfy(sink -> assertThat(sink.contents()).contains("agenda=1"));
    }

    @Test
    void theEndWaitsForTheOutputAndForgetsTheSubscriber() {
        FakeSink sink = world.open(world.page());
        world.hub.drain();
        for (int second = 0; second <= HubWorld.DRAIN.toSeconds(); second++) {
            world.hub.sweep();
            world.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(sink.bytes()).isEmpty();
        assertThat(sink.completed()).isZero();

        sink.unlimited();
        assertThat(sink.events()).hasSize(1).allMatch(event -> event.name().equals("goodbye"));
        assertThat(sink.text()).startsWith("retry: 500\n");
        assertThat(sink.completed()).isEqualTo(1);
        assertThat(world.hub.streams()).isZero();
    }

    @Test
    void catchingUpDoesNotCountAsDelivery() {
        world.page();
        world.clock.advance(Duration.ofHours(3));
        world.join();
        assertThat(world.counts.delivered).hasValue(0);
        world.change("agenda", "1");
        world.tick();
        assertThat(world.counts.delivered).hasValue(1);
    }
}
