package rostrum.bench.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import rostrum.bench.Problems;
import rostrum.bench.Timings;
import rostrum.bench.http.SseEvent;
import rostrum.bench.site.Tally;

class ScreenTest {
    private static final long OPENED = 1_000;
    private static final String RESULT =
            """
            <section data-state="published">
            <td data-choice="yes" data-votes="3">3</td><td data-votes='x' data-choice="maybe"></td>
            <td class="x" data-votes="2" data-choice="no"
            >2</td><td data-choice="abstain" data-votes="0">0</td></section>\
            """;

    private final Timings timings = new Timings();
    private final Problems problems = new Problems();
    private final LongAdder events = new LongAdder();
    private final Screen screen = new Screen(OPENED, () -> "ballot-7", timings, problems, events);

    @Test
    void findsNothingWrongWithNewStatesInOrder() {
        show("1000-a", "agenda", 1_001);
        show("1000-a", "notices", 1_001);
        show("1005-b", "agenda", 1_006);
        show("1005-a", "agenda", 1_007);
        assertThat(problems.all()).isEmpty();
        assertThat(events.sum()).isEqualTo(4);
    }

    @Test
    void noticesAStateSentTwice() {
        show("1000-a", "agenda", 1_001);
        show("1000-a", "agenda", 1_002);
        assertThat(problems.all()).isEqualTo(Map.of(Screen.DUPLICATE, 1L));
    }

    @Test
    void noticesATouchedButUnchangedState() {
        show("1000-a", "agenda", 1_001);
        show("1002-a", "agenda", 1_003);
        assertThat(problems.all()).isEqualTo(Map.of(Screen.DUPLICATE, 1L));
    }

    @Test
    void noticesAStateOlderThanTheOneShown() {
        show("1005-b", "agenda", 1_006);
        show("1000-a", "agenda", 1_007);
        assertThat(problems.all()).isEqualTo(Map.of(Screen.BACKWARDS, 1L));
    }

    @Test
    void noticesAnEventWithoutSectionOrId() {
        show("1000-a", "", 1_001);
        show("", "agenda", 1_001);
        show("a-1000", "agenda", 1_001);
        assertThat(problems.all()).isEqualTo(Map.of(Screen.MALFORMED, 3L));
    }

    @Test
    void noticesAClockThatIsAhead() {
        show("1050-a", "agenda", 1_001);
        assertThat(problems.all()).isEqualTo(Map.of(Screen.FUTURE, 1L));
    }

    @Test
    void timesWhatWasCommittedSinceItOpenedAndNotTheCatchingUp() {
        show("999-a", "ballot-7", 1_001);
        assertThat(timings.lines()).isEmpty();
        show("1000-b", "ballot-7", 1_250);
        assertThat(timings.lines())
                .extracting(Timings.Line::name)
                .containsExactly("delivery", "delivery of ballot");
        assertThat(timings.lines().getFirst().p50()).isBetween(249.0, 251.0);
    }

    @Test
    void remembersTheResultOfTheWatchedBallotOnly() {
        screen.show(new SseEvent("1001-a", "ballot-6", RESULT), 1_002);
        screen.show(new SseEvent("1000-0", "ballot-7", "<section hidden>"), 1_002);
        assertThat(screen.sawBallot()).isFalse();
        assertThat(screen.result()).isEmpty();
        screen.show(new SseEvent("1001-a", "ballot-7", "<section data-state=\"open\">"), 1_002);
        assertThat(screen.sawBallot()).isTrue();
        assertThat(screen.result()).isEmpty();
        screen.show(new SseEvent("1002-b", "ballot-7", RESULT), 1_005);
        Screen.Result result = screen.result().orElseThrow();
        assertThat(result.tally()).contains(new Tally(3, 2, 0));
        assertThat(result.delay()).hasMillis(3);
    }

    @Test
    void aResultWithoutEveryChoiceIsNotReadable() {
        assertThat(Tally.shownIn(RESULT.replace("\"abstain\"", "\"other\""))).isEmpty();
        assertThat(Tally.shownIn(RESULT + "<b data-choice=\"yes\" data-votes=\"4\">")).isEmpty();
        assertThat(Tally.shownIn(RESULT)).isEqualTo(Optional.of(new Tally(3, 2, 0)));
    }

    private void show(String id, String section, long now) {
        screen.show(new SseEvent(id, section, "<p>text</p>"), now);
    }
}
