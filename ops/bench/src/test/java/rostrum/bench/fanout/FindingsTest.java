package rostrum.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Offset<Double> NEARLY = Offset.offset(0.0001);

    @Test
    void comparesWithinARoundAndTakesTheMedian() {
        Findings findings =
                findings(
                        window(Contender.ROSTRUM, 0, 10),
                        window(Contender.BARE, 0, 10),
                        window(Contender.ROSTRUM, 1, 40),
                        window(Contender.BARE, 1, 20),
                        window(Contender.ROSTRUM, 2, 12),
                        window(Contender.BARE, 2, 10));
        Findings.Row row = findings.rows().getFirst();
        assertThat(row.micros()).isCloseTo(12, NEARLY);
        assertThat(row.toBare().orElseThrow()).isCloseTo(1.2, NEARLY);
        assertThat(row.toNchan()).isEqualTo(OptionalDouble.empty());
        assertThat(row.perSecond()).isCloseTo(500, NEARLY);
        assertThat(row.delays().getTotalCount()).isEqualTo(3000);
        assertThat(findings.exceeded())
                .containsExactly("1 a second: 1.20 times the CPU of bare send(), budget 1.1");
    }

    @Test
    void isContentWithinTheBudgets() {
        Findings findings =
                new Findings(
                        List.of(
                                window(Contender.ROSTRUM, 0, 11),
                                window(Contender.ROSTRUM_GZIP, 0, 90),
                                window(Contender.NCHAN, 0, 11),
                                window(Contender.BARE, 0, 10)),
                        List.of(memory(6144, 6144)));
        assertThat(findings.exceeded()).isEmpty();
    }

    @Test
    void isNotContentWithMoreMemoryOrMoreThanNchan() {
        Findings findings =
                new Findings(
                        List.of(window(Contender.ROSTRUM, 0, 11), window(Contender.NCHAN, 0, 10)),
                        List.of(memory(6145, 6144)));
        assertThat(findings.exceeded())
                .containsExactly(
                        "1 a second: 1.10 times the CPU of nginx + nchan, budget 1.0",
                        "rostrum, resident: 6,145 bytes a subscriber, budget 6,144");
    }

    private static Findings findings(Window... windows) {
        return new Findings(List.of(windows), List.of());
    }

    private static Memory memory(long resident, long live) {
        return new Memory(Contender.ROSTRUM, OptionalLong.of(resident), OptionalLong.of(live));
    }

    /** Of 1,000 updates in two seconds, each for so many microseconds. */
    private static Window window(String contender, int round, long micros) {
        Histogram delays = new Histogram(60_000, 3);
        delays.recordValueWithCount(20, 1000);
        return new Window(
                contender, 1, round, Duration.ofSeconds(2), Duration.ofMillis(micros), delays);
    }
}
