package rostrum.web.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Numbers and times as people of a language read them, in the assembly's own time zone. */
final class Format {
    private final Locale locale;
    private final ZoneId zone;

    Format(String language, ZoneId zone) {
        // British rather than American habits where only the language is known.
        this.locale = language.equals("en") ? Locale.UK : Languages.locale(language);
        this.zone = zone;
    }

    String number(BigDecimal value) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(4);
        return format.format(value);
    }

    String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** 66.6 becomes 66.6 %; as many decimals as there are, and none of a whole number. */
    String percent(BigDecimal percent) {
        return number(percent) + " %";
    }

    String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(instant.atZone(zone));
    }

    String timeWithSeconds(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", locale).format(instant.atZone(zone));
    }

    String dateTime(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(zone));
    }

    String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(instant.atZone(zone));
    }
}
