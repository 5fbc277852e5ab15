package rostrum.bench.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import rostrum.bench.site.Tally;

class PromisesTest {
    private static final Tally RESULT = new Tally(5, 3, 2);
    private static final Count GOOD = new Count(10, 0, 0, 0, RESULT);
    private static final Wave GENTLE = wave(10_900, 0, 250);

    private long failed;
    private long serverErrors;
    private long broken;
    private Wave wave = GENTLE;
    private int stale;
    private long confused;
    private Count count = GOOD;
    private Promises promises = Promises.STANDARD;

    @Test
    void aGentleDeployBreaksNone() {
        assertThat(reasons()).isEmpty();
    }

    @Test
    void noRequestFails() {
        failed = 2;
        assertThat(reasons()).containsExactly("2 of 9,000 requests failed, allowed are 0");
        promises = promises.withFailed(2);
        assertThat(reasons()).isEmpty();
    }

    @Test
    void noServerErrorIsAnswered() {
        serverErrors = 1;
        assertThat(reasons()).containsExactly("1 answers from 500 on, allowed are 0");
        promises = promises.withServerErrors(1);
        assertThat(reasons()).isEmpty();
    }

    @Test
    void noStreamEndsWithoutAGoodbye() {
        broken = 3;
        assertThat(reasons()).containsExactly("3 streams ended without a goodbye, allowed are 0");
        promises = promises.withBroken(3);
        assertThat(reasons()).isEmpty();
    }

    @Test
    void noVoteIsLostOrCountedTwice() {
        count = new Count(10, 1, 0, 1, RESULT);
        assertThat(reasons()).containsExactly("2 votes lost, allowed are 0");
        promises = promises.withLost(2);
        assertThat(reasons()).isEmpty();
        count = new Count(10, 0, 1, 0, RESULT);
        assertThat(reasons()).containsExactly("1 votes counted twice, allowed are 0");
    }

    @Test
    void allStreamsAreBackInTime() {
        wave = wave(15_001, 0, 100);
        assertThat(reasons())
                .containsExactly("not all streams were back within 15.0 s: after 15.0 s");
        promises = promises.withBack(Duration.ofMillis(15_001));
        assertThat(reasons()).isEmpty();
        wave = wave(9_000, 1, 100);
        assertThat(reasons()).containsExactly("1 streams have not come back");
    }

    @Test
    void theyDoNotComeBackTogether() {
        wave = wave(10_900, 0, 251);
        assertThat(reasons())
                .containsExactly(
                        "251 of 1,000 streams came back within a second, allowed are 25 %");
        promises = promises.withLargest(26);
        assertThat(reasons()).isEmpty();
    }

    @Test
    void everyPageShowsTheTruthInTheEnd() {
        stale = 1;
        assertThat(reasons())
                .containsExactly("1 pages do not show what a fresh one shows, allowed are 0");
    }

    @Test
    void noEventComesTwiceOrLate() {
        confused = 1;
        assertThat(reasons())
                .containsExactly("1 events twice, going back in time or unreadable, allowed are 0");
    }

    private List<String> reasons() {
        return promises.brokenBy(
                new Promises.Seen(
                        1_000,
                        9_000,
                        failed,
                        serverErrors,
                        broken,
                        List.of(GENTLE, wave),
                        stale,
                        confused,
                        count));
    }

    private static Wave wave(int took, int missing, int largestSecond) {
        return new Wave(
                0, Duration.ofMillis(took), 1_000, missing, Duration.ofSeconds(1), largestSecond);
    }
}
