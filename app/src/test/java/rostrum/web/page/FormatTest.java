package rostrum.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class FormatTest {
    private static final Instant noon = Instant.parse("2026-11-14T11:00:05Z");

    private final Format english = new Format("en", ZoneId.of("Europe/Berlin"));
    private final Format german = new Format("de", ZoneId.of("Europe/Berlin"));

    @Test
    void works() {
        assertThat(english.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(german.number(1_234_567)).isEqualTo("1.234.567");
        assertThat(english.dateTime(noon)).contains("14 November 2026").contains("12:00");
        assertThat(german.dateTime(noon)).contains("14. November 2026").contains("12:00");
        assertThat(english.date(noon)).isEqualTo("14 November 2026");
        assertThat(german.date(noon)).isEqualTo("14. November 2026");
    }

    @Test
    void weightsShowWhatTheyHave() {
        assertThat(english.number(new BigDecimal("1.50"))).isEqualTo("1.5");
        assertThat(german.number(new BigDecimal("1234.5678"))).isEqualTo("1.234,5678");
        assertThat(english.number(new BigDecimal("2.0000"))).isEqualTo("2");
        assertThat(english.number(BigDecimal.ZERO)).isEqualTo("0");
    }

    @Test
    void timesAreOnTheAssemblysClock() {
        assertThat(english.time(noon)).isEqualTo("12:00");
        assertThat(german.timeWithSeconds(noon)).isEqualTo("12:00:05");
        assertThat(new Format("en", ZoneId.of("America/New_York")).time(noon)).isEqualTo("06:00");
        assertThat(english.time(Instant.parse("2026-07-14T11:00:00Z")))
                .as("in summer")
                .isEqualTo("13:00");
    }
}
