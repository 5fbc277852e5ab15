package rostrum.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to play, against which server.
 *
 * @param url without a path; the origin of every post
 * @param codes CSV {@code number,name,role,code} with a header
 * @param over how long the votes take to come in
 * @param pid the server's process on this machine, to read its memory; null: not read
 * @param json where to write the figures; null: nowhere
 */
record Settings(
        URI url,
        String slug,
        Path codes,
        int subscribers,
        int votes,
        Duration over,
        boolean gzip,
        @Nullable Long pid,
        @Nullable Path json) {

    static final String USAGE =
            """
            usage: rostrum-bench --codes FILE [--url http://localhost:8080] [--slug demo]
                   [--subscribers 2000] [--votes 2000] [--over 20s] [--gzip] [--pid N] [--json FILE]\
            """;

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m)");

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence that names the flag
     */
    static Settings parse(List<String> args) {
        URI url = URI.create("http://localhost:8080");
        String slug = "demo";
        Path codes = null;
        int subscribers = 2000;
        int votes = 2000;
        Duration over = Duration.ofSeconds(20);
        boolean gzip = false;
        Long pid = null;
        Path json = null;
        Iterator<String> rest = args.iterator();
        while (rest.hasNext()) {
            String flag = rest.next();
            switch (flag) {
                case "--gzip" -> gzip = true;
                case "--url" -> url = url(value(flag, rest));
                case "--slug" -> slug = value(flag, rest);
                case "--codes" -> codes = Path.of(value(flag, rest));
                case "--subscribers" -> subscribers = (int) number(flag, rest);
                case "--votes" -> votes = (int) number(flag, rest);
                case "--over" -> over = duration(value(flag, rest));
                case "--pid" -> pid = number(flag, rest);
                case "--json" -> json = Path.of(value(flag, rest));
                default -> throw new IllegalArgumentException("unknown flag " + flag);
            }
        }
        if (codes == null) {
            throw new IllegalArgumentException("--codes is missing");
        }
        return new Settings(url, slug, codes, subscribers, votes, over, gzip, pid, json);
    }

    private static String value(String flag, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(flag + " wants a value");
        }
        return rest.next();
    }

    private static long number(String flag, Iterator<String> rest) {
        String text = value(flag, rest);
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(flag + " wants a whole number above 0: " + text);
        }
        return Long.parseLong(text);
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--over wants something like 20s: " + text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private static URI url(String text) {
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (!"http".equals(url.getScheme()) || url.getHost() == null || !url.getPath().isEmpty()) {
            throw new IllegalArgumentException("--url wants http://host:port: " + text);
        }
        return url;
    }
}
