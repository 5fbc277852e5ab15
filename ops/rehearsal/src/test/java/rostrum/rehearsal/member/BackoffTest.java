package rostrum.rehearsal.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(new SplittableRandom(1));

    @Test
    void pausesDoubleAndHaveJitter() {
        assertThat(backoff.next(0)).isBetween(500L, 1000L);
        assertThat(backoff.next(0)).isBetween(1000L, 2000L);
        assertThat(backoff.next(0)).isBetween(2000L, 4000L);
        assertThat(
                        IntStream.range(0, 100)
                                .mapToObj(n -> new Backoff(new SplittableRandom(n)).next(0))
                                .distinct())
                .hasSizeGreaterThan(20);
    }

    @Test
    void aSteadyStreamStartsAnew() {
        backoff.next(0);
        backoff.next(0);
        assertThat(backoff.next(10_001)).isBetween(250L, 500L);
        assertThat(backoff.next(9_999)).isBetween(500L, 1000L);
    }

    @Test
    void theServersWishCounts() {
        backoff.retry(3000);
        assertThat(backoff.next(60_000)).isBetween(1500L, 3000L);
    }

    @Test
    void noPauseIsLongerThanHalfAMinute() {
        assertThat(IntStream.range(0, 50).mapToLong(n -> backoff.next(0)).max().orElseThrow())
                .isLessThanOrEqualTo(30_000);
    }
}
