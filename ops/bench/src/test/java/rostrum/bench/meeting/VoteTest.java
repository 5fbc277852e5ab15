package rostrum.bench.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VoteTest {
    private static final Duration OVER = Duration.ofSeconds(20);
    private final List<Vote> plan = Vote.plan(2000, OVER, new Random(1));

    @Test
    void everyVoterVotesAndOneInTwentySendsTheSameAgain() {
        Map<Integer, String> choices = new HashMap<>();
        int again = 0;
        for (Vote vote : plan) {
            String before = choices.put(vote.voter(), vote.choice());
            if (before != null) {
                assertThat(vote.choice()).isEqualTo(before);
                again++;
            }
        }
        assertThat(choices).hasSize(2000).containsKeys(0, 1999);
        assertThat(choices.values()).contains("yes", "no", "abstain");
        assertThat(again).isEqualTo(100);
    }

    @Test
    void theVotesAreInOrderAndSpreadOverTheTime() {
        assertThat(plan).isSortedAccordingTo(Comparator.comparing(Vote::at));
        assertThat(plan.getFirst().at()).isBetween(Duration.ZERO, Duration.ofMillis(10));
        assertThat(plan.getLast().at()).isBetween(OVER.minusMillis(10), OVER);
        long firstHalf = plan.stream().filter(v -> v.at().compareTo(OVER.dividedBy(2)) < 0).count();
        assertThat(firstHalf).isBetween(1000L, 1100L);
    }
}
