package rostrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "25s,PT25S", "10m,PT10M", "3h,PT3H", "14d,PT336H", "0s,PT0S"})
    void works(String text, Duration expected) {
        assertThat(Durations.parse(text, 0, Long.MAX_VALUE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "s", "-1s", "1.5s", "1 s", "1w", "5S", "1s2m", "9999999999s", "٣s"})
    void otherFormsAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text, 0, Long.MAX_VALUE))
                .withMessage("must look like 250ms, 25s, 10m or 14d, not " + text);
    }

    @Test
    void theRangeIncludesItsEnds() {
        assertThat(Durations.parse("10ms", 10, 20)).isEqualTo(Duration.ofMillis(10));
        assertThat(Durations.parse("20ms", 10, 20)).isEqualTo(Duration.ofMillis(20));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse("9ms", 10, 20))
                .withMessage("must be between 10ms and 20ms, not 9ms");
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse("21ms", 10, 20));
    }
}
