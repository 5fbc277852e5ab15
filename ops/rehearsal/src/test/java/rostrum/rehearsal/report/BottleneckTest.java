package rostrum.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import rostrum.rehearsal.result.Sample;

class BottleneckTest {
    private static final int BROKEN = 300;

    @Test
    void processor() {
        Bottleneck first = found(290, 305, s -> new Change(s).cpu(97, 30, 60, 5, 2).sample());
        assertThat(first.resource()).isEqualTo(Resource.CPU);
        assertThat(first.process()).isEqualTo("the application");
        assertThat(first.value()).isEqualTo("97 % of 1 processor used");
        assertThat(first.at()).isEqualTo(Results.START + 291_000);
    }

    @Test
    void memory() {
        Bottleneck first = found(298, 302, s -> new Change(s).memory(1000L << 20).sample());
        assertThat(first.resource()).isEqualTo(Resource.MEMORY);
        assertThat(first.value()).isEqualTo("1,000 MB of 1,024 MB used");
    }

    @Test
    void swap() {
        Bottleneck first = found(298, 302, s -> new Change(s).swapped(512).sample());
        assertThat(first.resource()).isEqualTo(Resource.SWAP);
        assertThat(first.value()).isEqualTo("2 MB in or out within a second");
    }

    @Test
    void descriptors() {
        assertThat(found(298, 302, s -> new Change(s).descriptors(16_000, 90).sample()).resource())
                .isEqualTo(Resource.NGINX_DESCRIPTORS);
        assertThat(found(298, 302, s -> new Change(s).descriptors(90, 16_000).sample()).resource())
                .isEqualTo(Resource.APPLICATION_DESCRIPTORS);
    }

    @Test
    void disk() {
        assertThat(found(296, 302, s -> new Change(s).disk(99).sample()).resource())
                .isEqualTo(Resource.DISK);
    }

    @Test
    void pool() {
        Bottleneck first = found(296, 302, s -> new Change(s).waiting(12).sample());
        assertThat(first.resource()).isEqualTo(Resource.POOL);
        assertThat(first.value()).startsWith("12 callers waited");
    }

    @Test
    void listenQueue() {
        assertThat(found(299, 300, s -> new Change(s).drops(3).sample()).value())
                .isEqualTo("3 connections refused");
    }

    @Test
    void garbageCollection() {
        assertThat(found(299, 300, s -> new Change(s).gc(700).sample()).value())
                .isEqualTo("700 ms of a second");
    }

    @Test
    void theEarlierOneIsTheCause() {
        Results results = Results.event();
        results.samples(290, 305, s -> new Change(s).memory(1000L << 20).sample());
        results.samples(293, 305, s -> new Change(s).cpu(99, 90, 4, 4, 1).sample());
        assertThat(first(results).orElseThrow().resource()).isEqualTo(Resource.MEMORY);
    }

    @Test
    void whatWasOverOrCameLaterIsNoCause() {
        assertThat(at(200, 285)).isEmpty();
        assertThat(at(303, 320)).isEmpty();
        assertThat(at(200, 296)).isPresent();
    }

    @Test
    void aShortBurstIsNoCause() {
        assertThat(at(298, 300)).isEmpty();
        assertThat(at(298, 301)).isPresent();
    }

    @Test
    void theVerdictLooksWhereThePromiseBroke() {
        Results results = Results.event().delivery("all", t -> Results.p99(t, 3_000));
        results.second(BROKEN, s -> Change.delivery(s, 3_000));
        results.samples(100, 110, s -> new Change(s).cpu(99, 90, 4, 4, 1).sample());
        results.samples(295, 305, s -> new Change(s).cpu(99, 4, 4, 90, 1).sample());
        assertThat(results.judged().bottleneck().orElseThrow().process()).isEqualTo("the database");
        assertThat(Sentences.bottleneck(results.build(), results.judged()))
                .isEqualTo(
                        "What gave out first: processor, most of it taken by the database (99 %"
                                + " of 1 processor used, 4:56 after the beginning).");
    }

    private static Optional<Bottleneck> at(int from, int until) {
        Results results = Results.event();
        results.samples(from, until, s -> new Change(s).cpu(97, 30, 60, 5, 2).sample());
        return first(results);
    }

    private static Bottleneck found(int from, int until, UnaryOperator<Sample> change) {
        Results results = Results.event();
        assertThat(first(results)).isEmpty();
        return first(results.samples(from, until, change)).orElseThrow();
    }

    private static Optional<Bottleneck> first(Results results) {
        return Bottleneck.first(results.server, Event.at(results, BROKEN));
    }
}
