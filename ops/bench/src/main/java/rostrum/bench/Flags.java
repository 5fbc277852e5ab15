package rostrum.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line, flag by flag. What cannot be understood is an {@link IllegalArgumentException}
 * with a sentence that names the flag.
 */
public final class Flags {
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m)");

    private final Iterator<String> rest;
    private String flag = "";

    public Flags(List<String> args) {
        this.rest = args.iterator();
    }

    public boolean hasNext() {
        return rest.hasNext();
    }

    /** Goes on to the next flag; the methods below read its value. */
    public String next() {
        flag = rest.next();
        return flag;
    }

    public String text() {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(flag + " wants a value");
        }
        return rest.next();
    }

    public Path file() {
        return Path.of(text());
    }

    /** A whole number of at most nine digits. */
    public int number(int least) {
        String text = text();
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least) {
            throw new IllegalArgumentException(
                    "%s wants a whole number from %d on: %s".formatted(flag, least, text));
        }
        return Integer.parseInt(text);
    }

    public Duration duration() {
        String text = text();
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(flag + " wants something like 20s: " + text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    /** The address of a site: scheme, host and port. */
    public URI site() {
        String text = text();
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (!List.of("http", "https").contains(String.valueOf(url.getScheme()))
                || url.getHost() == null
                || !url.getPath().isEmpty()) {
            throw new IllegalArgumentException(flag + " wants http(s)://host:port, not " + text);
        }
        return url;
    }

    /** What to throw for a flag that nobody knows. */
    public IllegalArgumentException unknown() {
        return new IllegalArgumentException("unknown flag " + flag);
    }
}
