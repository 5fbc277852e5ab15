package rostrum.bench.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import rostrum.bench.watch.Journal.Absence;

class WaveTest {
    private static final long NOW = 100_000;

    @Test
    void withoutEndsThereIsNone() {
        assertThat(Wave.of(List.of(), List.of(), NOW)).isEmpty();
    }

    @Test
    void measuresFromTheFirstEndToTheLastReturn() {
        List<Absence> absences =
                List.of(absence(1_500, 2_900), absence(1_000, 1_800), absence(4_000, 4_600));
        assertThat(Wave.of(absences, List.of(1_700L, 2_800L, 4_500L), NOW))
                .containsExactly(new Wave(1_000, millis(3_600), 3, 0, millis(1_400), 1));
    }

    @Test
    void whatComesLongAfterTheLastReturnIsAnother() {
        List<Absence> absences = List.of(absence(1_000, 2_000), absence(7_001, 8_000));
        assertThat(Wave.of(absences, List.of(1_900L, 7_900L, 7_950L), NOW))
                .containsExactly(
                        new Wave(1_000, millis(1_000), 1, 0, millis(1_000), 1),
                        new Wave(7_001, millis(999), 1, 0, millis(999), 2));
        assertThat(Wave.of(List.of(absence(1_000, 2_000), absence(7_000, 8_000)), List.of(), NOW))
                .hasSize(1);
    }

    @Test
    void whoIsAwayStillCountsUntilNow() {
        List<Absence> absences = List.of(absence(1_000, 2_000), new Absence(1_100));
        assertThat(Wave.of(absences, List.of(), NOW))
                .containsExactly(new Wave(1_000, millis(99_000), 2, 1, millis(98_900), 0));
    }

    @Test
    void theLargestSecondNeedNotBeginWithOneOfAClock() {
        List<Long> returns =
                LongStream.of(1_400, 1_600, 1_700, 2_100, 2_599, 2_600).boxed().toList();
        assertThat(Wave.of(List.of(absence(1_000, 3_000)), returns, NOW).getFirst())
                .returns(4, Wave::largestSecond);
    }

    @Test
    void returnsOfOtherWavesAreNotCounted() {
        List<Absence> absences = List.of(absence(1_000, 1_500), absence(20_000, 20_500));
        List<Long> returns = List.of(1_400L, 20_300L, 20_400L, 20_450L);
        assertThat(Wave.of(absences, returns, NOW))
                .extracting(Wave::largestSecond)
                .containsExactly(1, 3);
    }

    private static Absence absence(long from, long until) {
        return new Absence(from, until);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
