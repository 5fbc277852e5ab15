package rostrum.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Majority;
import rostrum.counting.Rules;
import rostrum.counting.Tally;

final class ResultLineTest {
    @Test
    void works() {
        ResultLine line = yes("2", "3", "en");

        assertThat(line.label()).isEqualTo("Yes");
        assertThat(line.amount()).isEqualTo("2");
        assertThat(line.percent()).isEqualTo("66.6 %");
        assertThat(line.width()).isEqualTo("66.6");
        assertThat(line.won()).isTrue();
        assertThat(yes("2", "3", "de").percent()).isEqualTo("66,6 %");
    }

    /** A share is never shown as more than it is, nor as nothing. */
    @ParameterizedTest
    @CsvSource({
        "6666, 10000, 66.6 %",
        "6667, 10000, 66.6 %",
        "9999, 10000, 99.9 %",
        "10000, 10000, 100 %",
        "1, 10000, < 0.1 %",
        "0, 10000, 0 %",
        "0, 0, 0 %",
        "1.5, 3, 50 %"
    })
    void sharesAreCutOff(String part, String whole, String shown) {
        assertThat(yes(part, whole, "en").percent()).isEqualTo(shown);
    }

    private static ResultLine yes(String weight, String all, String language) {
        BigDecimal whole = new BigDecimal(all);
        Tally tally =
                new Tally(
                        List.of(new ChoiceCount("yes", 1, new BigDecimal(weight))),
                        1,
                        whole,
                        1,
                        whole,
                        whole);
        return ResultLine.of(
                        Rules.motion(Majority.SIMPLE),
                        tally,
                        List.of("yes"),
                        language,
                        new Format(language, ZoneOffset.UTC))
                .getFirst();
    }
}
