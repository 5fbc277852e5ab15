package rostrum.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeadroomTest {
    @Test
    void countsWhatEachMemberCosts() {
        Results results = Results.event(2000);
        results.server.replaceAll(s -> new Change(s).cpu(5, 5, 0, 0, 0).sample());
        results.samples(300, 310, s -> new Change(s).cpu(35, 20, 10, 5, 0).sample());
        Headroom cpu = of(results, Resource.CPU);
        assertThat(cpu.idle()).isCloseTo(0.05, within(1e-9));
        assertThat(cpu.peak()).isCloseTo(0.35, within(1e-9));
        assertThat(cpu.members()).hasValue(6000);
    }

    @Test
    void roundsDownToTwoDigits() {
        Results results = Results.event(2000);
        results.server.replaceAll(s -> new Change(s).cpu(0, 0, 0, 0, 0).sample());
        results.samples(300, 310, s -> new Change(s).cpu(35, 20, 10, 5, 0).sample());
        assertThat(of(results, Resource.CPU).members()).hasValue(5400);
    }

    @Test
    void aBurstOfASecondIsNoPeak() {
        Results results = Results.event(2000);
        results.server.replaceAll(s -> new Change(s).cpu(5, 5, 0, 0, 0).sample());
        results.samples(300, 301, s -> new Change(s).cpu(100, 100, 0, 0, 0).sample());
        assertThat(of(results, Resource.CPU).peak()).isCloseTo(0.24, within(1e-9));
    }

    @Test
    void theScarcestComesFirst() {
        Results results = Results.event();
        results.samples(300, 301, s -> new Change(s).memory(1000L << 20).sample());
        Headroom first = results.judged().headroom().getFirst();
        assertThat(first.resource()).isEqualTo(Resource.MEMORY);
        assertThat(first.left()).isZero();
    }

    @Test
    void whatDoesNotGrowSaysNothing() {
        Results results = Results.event();
        results.server.replaceAll(s -> new Change(s).disk(20).sample());
        assertThat(of(results, Resource.DISK).members()).isEmpty();
    }

    @Test
    void whatWasNotReadIsLeftOut() {
        Results results = Results.event();
        results.server.replaceAll(s -> new Change(s).disk(-1).memory(-1).sample());
        assertThat(results.judged().headroom())
                .extracting(Headroom::resource)
                .contains(Resource.CPU)
                .doesNotContain(Resource.DISK, Resource.MEMORY);
    }

    private static Headroom of(Results results, Resource resource) {
        return results.judged().headroom().stream()
                .filter(each -> each.resource() == resource)
                .findFirst()
                .orElseThrow();
    }
}
