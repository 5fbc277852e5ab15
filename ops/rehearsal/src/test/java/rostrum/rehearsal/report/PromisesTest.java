package rostrum.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromisesTest {
    @Test
    void works() {
        List<String> flags =
                List.of(
                        "--delivery-p99", "2s",
                        "--vote-p99", "750ms",
                        "--back-within", "1m",
                        "--errors", "3");
        assertThat(Promises.STANDARD.with(flags))
                .isEqualTo(
                        new Promises(
                                Duration.ofSeconds(2),
                                Duration.ofMillis(750),
                                Duration.ofMinutes(1),
                                3));
        assertThat(Promises.STANDARD.with(List.of())).isEqualTo(Promises.STANDARD);
    }

    @Test
    void refused() {
        refused("--vote-p99 wants something like 500ms, 2s or 1m, not '5'", "--vote-p99", "5");
        refused("--back-within wants something like 500ms, 2s or 1m, not ''", "--back-within");
        refused("--errors wants a whole number, not '-1'", "--errors", "-1");
        refused("unknown flag --error", "--error", "1");
    }

    private static void refused(String sentence, String... flags) {
        assertThatThrownBy(() -> Promises.STANDARD.with(List.of(flags)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }
}
