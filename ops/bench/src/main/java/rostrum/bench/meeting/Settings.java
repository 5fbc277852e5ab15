package rostrum.bench.meeting;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rostrum.bench.Flags;

/**
 * What to play, against which server.
 *
 * @param url without a path; the origin of every post
 * @param codes CSV {@code number,name,role,code} with a header
 * @param over how long the votes take to come in
 * @param secret whether the ballot is secret; else it is a roll call
 * @param management where the server's metrics are; null: not read
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
        boolean secret,
        @Nullable URI management,
        @Nullable Long pid,
        @Nullable Path json) {

    static final String USAGE =
            """
            usage: rostrum-bench --codes FILE [--url http://localhost:8080] [--slug demo]
                   [--subscribers 2000] [--votes 2000] [--over 20s] [--gzip] [--secret]
                   [--management http://localhost:9090] [--pid N] [--json FILE]\
            """;

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
        boolean secret = false;
        URI management = null;
        Long pid = null;
        Path json = null;
        Flags flags = new Flags(args);
        while (flags.hasNext()) {
            switch (flags.next()) {
                case "--gzip" -> gzip = true;
                case "--secret" -> secret = true;
                case "--management" -> management = flags.site();
                case "--url" -> url = flags.site();
                case "--slug" -> slug = flags.text();
                case "--codes" -> codes = flags.file();
                case "--subscribers" -> subscribers = flags.number(1);
                case "--votes" -> votes = flags.number(1);
                case "--over" -> over = flags.duration();
                case "--pid" -> pid = (long) flags.number(1);
                case "--json" -> json = flags.file();
                default -> throw flags.unknown();
            }
        }
        if (codes == null) {
            throw new IllegalArgumentException("--codes is missing");
        }
        return new Settings(
                url, slug, codes, subscribers, votes, over, gzip, secret, management, pid, json);
    }
}
