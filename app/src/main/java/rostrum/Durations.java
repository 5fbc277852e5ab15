package rostrum;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as operators write them: {@code 250ms}, {@code 25s}, {@code 10m}, {@code 14d}.
 */
final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private Durations() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it has another form or lies outside of the range
     */
    static Duration parse(String text, long minMillis, long maxMillis) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must look like 250ms, 25s, 10m or 14d, not " + text);
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration =
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                };
        if (duration.toMillis() < minMillis || duration.toMillis() > maxMillis) {
            throw new IllegalArgumentException(
                    "must be between " + minMillis + "ms and " + maxMillis + "ms, not " + text);
        }
        return duration;
    }
}
