package rostrum.bench.pages;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rostrum.bench.Flags;

/**
 * What to measure. {@code ops/bench/pages} starts the server and passes this.
 *
 * @param url of the server
 * @param pid of its process
 * @param codes of the demo's register: CSV {@code number,name,role,code}
 * @param requests of each kind in a round
 * @param rounds each kind is measured so often, by turns
 * @param json where to write the figures; null: nowhere
 */
record Settings(URI url, long pid, Path codes, int requests, int rounds, @Nullable Path json) {

    static final String USAGE =
            """
            usage: rostrum.bench.pages.PagesBench --url URL --pid PID --codes FILE
                   [--requests 4000] [--rounds 3] [--json FILE]\
            """;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence that names the flag
     */
    static Settings parse(List<String> args) {
        URI url = null;
        long pid = 0;
        Path codes = null;
        int requests = 4000;
        int rounds = 3;
        Path json = null;
        Flags flags = new Flags(args);
        while (flags.hasNext()) {
            switch (flags.next()) {
                case "--url" -> url = flags.site();
                case "--pid" -> pid = flags.number(1);
                case "--codes" -> codes = flags.file();
                case "--requests" -> requests = flags.number(1);
                case "--rounds" -> rounds = flags.number(1);
                case "--json" -> json = flags.file();
                default -> throw flags.unknown();
            }
        }
        if (url == null || pid == 0 || codes == null) {
            throw new IllegalArgumentException("--url, --pid and --codes are needed");
        }
        return new Settings(url, pid, codes, requests, rounds, json);
    }
}
