package rostrum.bench.site;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of an event: when the change was committed and a hash of what is shown. */
public record EventId(long epochMillis, String hash) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})-(\\S+)");

    /** Empty unless the text has the form {@code epochMillis-hash}. */
    public static Optional<EventId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new EventId(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }
}
