package rostrum.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import rostrum.testing.AtOnce;

final class RecentTimesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicLong now = new AtomicLong(-5);
    private final RecentTimes times = new RecentTimes(now::get);

    @Test
    void whoeverAsksSeesTheSame() {
        record(1, 2, 3, 100);

        for (int i = 0; i < 3; i++) {
            assertThat(times.recent().getTotalCount()).isEqualTo(4);
            assertThat(longest()).isBetween(99.0, 101.0);
        }
        assertThat(times.count()).isEqualTo(4);
    }

    @Test
    void whatIsAMinuteOldIsForgottenButCounted() {
        record(100);
        pass(29);
        record(1);
        assertThat(longest()).isGreaterThan(99);
        pass(29);
        record(2);
        assertThat(longest()).as("not yet").isGreaterThan(99);
        pass(2);
        assertThat(longest()).as("after a minute").isLessThan(3);
        assertThat(times.count()).isEqualTo(3);
    }

    @Test
    void afterAQuietTimeNothingIsLeft() {
        record(100);
        pass(3600);
        assertThat(times.recent().getTotalCount()).isZero();
        record(1);
        assertThat(times.recent().getTotalCount()).isEqualTo(1);
        pass(45);
        assertThat(longest()).isLessThan(2);
    }

    @Test
    void aLongSilenceBeforeARecordDoesNotBringBackTheOld() {
        record(100);
        pass(100);
        record(1);
        assertThat(longest()).isLessThan(2);
    }

    @Test
    void whatCannotBeIsTakenAsTheNearestThatCan() {
        times.record(-1);
        times.record(Long.MAX_VALUE);
        assertThat(times.recent().getMinValue()).isZero();
        assertThat(times.recent().getMaxValue()).isGreaterThan(Duration.ofMinutes(59).toNanos());
    }

    @Test
    void nothingIsLostWhenManyRecordAndAsk() throws Exception {
        AtOnce.run(
                8,
                () -> {
                    for (int i = 0; i < 1000; i++) {
                        times.record(i);
                        if (i % 100 == 0) {
                            times.recent();
                        }
                    }
                    return true;
                });
        assertThat(times.count()).isEqualTo(8000);
        assertThat(times.recent().getTotalCount()).isEqualTo(8000);
    }

    private void record(int... seconds) {
        for (int one : seconds) {
            times.record(SECOND.multipliedBy(one).toNanos());
        }
    }

    private void pass(int seconds) {
        now.addAndGet(SECOND.multipliedBy(seconds).toNanos());
    }

    private double longest() {
        return times.recent().getMaxValue() / 1e9;
    }
}
