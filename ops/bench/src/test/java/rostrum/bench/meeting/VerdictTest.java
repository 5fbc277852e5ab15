package rostrum.bench.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rostrum.bench.site.Tally;

class VerdictTest {
    private static final Tally RIGHT = new Tally(5, 3, 2);

    private int connected = 4;
    private int sawBallot = 4;
    private Duration took = Duration.ofSeconds(20);
    private Tally acknowledged = RIGHT;
    private Map<String, Long> problems = Map.of();
    private final List<Optional<Screen.Result>> results =
            new ArrayList<>(Collections.nCopies(4, shown(RIGHT, 1)));

    @Test
    void passesWhenEverythingWasAsPromised() {
        assertThat(verdict().pass()).isTrue();
        assertThat(verdict().reasons()).isEmpty();
    }

    @Test
    void failsWhenAStreamWasRefused() {
        connected = 3;
        assertThat(verdict().reasons()).containsExactly("3 of 4 streams opened");
    }

    @Test
    void failsWhenTheOpenBallotWasNotShown() {
        sawBallot = 3;
        assertThat(verdict().reasons()).containsExactly("3 of 4 subscribers shown the open ballot");
    }

    @Test
    void failsWhenAVoteWasNotAcknowledged() {
        acknowledged = new Tally(5, 3, 1);
        Collections.fill(results, shown(acknowledged, 1));
        assertThat(verdict().reasons()).containsExactly("9 of 10 votes acknowledged");
    }

    @Test
    void failsWhenAnAcknowledgedVoteIsLost() {
        Collections.fill(results, shown(new Tally(4, 3, 2), 1));
        assertThat(verdict().reasons())
                .containsExactly(
                        "shown: 4 yes, 3 no, 2 abstain; acknowledged: 5 yes, 3 no, 2 abstain");
    }

    @Test
    void failsWhenARetryCountsTwice() {
        Collections.fill(results, shown(new Tally(6, 3, 2), 1));
        assertThat(verdict().pass()).isFalse();
    }

    @Test
    void failsWhenAVoteCountsForAnotherChoice() {
        Collections.fill(results, shown(new Tally(4, 4, 2), 1));
        assertThat(verdict().pass()).isFalse();
    }

    @Test
    void failsWhenASingleSubscriberIsShownSomethingElse() {
        results.set(2, shown(new Tally(5, 3, 1), 1));
        assertThat(verdict().pass()).isFalse();
        results.set(2, Optional.of(new Screen.Result(Optional.empty(), Duration.ZERO)));
        assertThat(verdict().reasons().getFirst()).contains("no readable result");
    }

    @Test
    void failsWhenASubscriberIsNotShownTheResult() {
        results.set(0, Optional.empty());
        assertThat(verdict().reasons()).containsExactly("3 of 4 subscribers shown the result");
    }

    @Test
    void failsWhenASubscriberIsShownTheResultLate() {
        results.set(0, shown(RIGHT, 10));
        assertThat(verdict().pass()).isTrue();
        results.set(0, shown(RIGHT, 11));
        assertThat(verdict().reasons()).containsExactly("1 subscribers shown the result late");
    }

    @Test
    void failsWhenTheVotesTookTooLong() {
        took = Duration.ofSeconds(22);
        assertThat(verdict().pass()).isTrue();
        took = Duration.ofMillis(22_001);
        assertThat(verdict().reasons()).containsExactly("the votes took 22.0 s, not 20.0 s");
    }

    @Test
    void failsForEveryProblemMet() {
        problems = Map.of(Screen.DUPLICATE, 3L);
        assertThat(verdict().reasons()).containsExactly("3 x event sent twice");
        problems = Map.of(Screen.BACKWARDS, 1L);
        assertThat(verdict().reasons()).containsExactly("1 x event going back in time");
    }

    private Verdict verdict() {
        return Verdict.of(
                new Verdict.Facts(
                        4,
                        connected,
                        sawBallot,
                        10,
                        Duration.ofSeconds(20),
                        took,
                        acknowledged,
                        results,
                        problems));
    }

    private static Optional<Screen.Result> shown(Tally tally, int seconds) {
        return Optional.of(new Screen.Result(Optional.of(tally), Duration.ofSeconds(seconds)));
    }
}
