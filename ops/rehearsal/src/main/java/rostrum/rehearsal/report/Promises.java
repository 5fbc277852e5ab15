package rostrum.rehearsal.report;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server must keep, beyond what is never forgiven: nothing lost, nothing twice, nothing
 * backwards, every vote counted once, the attendance right.
 *
 * @param deliveryP99 99 % of all changes are on the members' screens so long after their commit
 * @param voteP99 99 % of all votes are answered so long after their intended moment
 * @param backWithin all streams that ended together are back so long after the first ended
 * @param errors so many requests and streams may fail
 */
record Promises(Duration deliveryP99, Duration voteP99, Duration backWithin, long errors) {
    static final Promises STANDARD =
            new Promises(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofSeconds(30), 0);

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m)");

    /**
     * The promises with what the flags say instead, such as {@code --delivery-p99 2s}. What cannot
     * be understood is an {@link IllegalArgumentException} with a sentence that names the flag.
     */
    Promises with(List<String> flags) {
        Promises all = this;
        for (int i = 0; i < flags.size(); i += 2) {
            String value = i + 1 < flags.size() ? flags.get(i + 1) : "";
            all = all.with(flags.get(i), value);
        }
        return all;
    }

    private Promises with(String flag, String value) {
        return switch (flag) {
            case "--delivery-p99" ->
                    new Promises(duration(flag, value), voteP99, backWithin, errors);
            case "--vote-p99" ->
                    new Promises(deliveryP99, duration(flag, value), backWithin, errors);
            case "--back-within" ->
                    new Promises(deliveryP99, voteP99, duration(flag, value), errors);
            case "--errors" -> new Promises(deliveryP99, voteP99, backWithin, count(flag, value));
            default -> throw new IllegalArgumentException("unknown flag " + flag);
        };
    }

    private static Duration duration(String flag, String value) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "%s wants something like 500ms, 2s or 1m, not '%s'".formatted(flag, value));
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private static long count(String flag, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    "%s wants a whole number, not '%s'".formatted(flag, value));
        }
        return Long.parseLong(value);
    }
}
