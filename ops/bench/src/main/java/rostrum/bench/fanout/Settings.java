package rostrum.bench.fanout;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rostrum.bench.Flags;

/**
 * What to measure. {@code ops/bench/fanout} starts the servers and passes this.
 *
 * @param codes of the demo's register: CSV {@code number,name,role,code}
 * @param nchan null: not measured
 * @param bare null: not measured
 * @param rates updates a second, one after the other
 * @param rounds each server is measured so often, by turns
 * @param window how long updates are published for one measurement
 * @param json where to write the figures; null: nowhere
 */
record Settings(
        Server rostrum,
        Path codes,
        @Nullable Server nchan,
        @Nullable Server bare,
        int subscribers,
        List<Integer> rates,
        int rounds,
        Duration window,
        @Nullable Path json) {

    static final String USAGE =
            """
            usage: rostrum.bench.fanout.Fanout --rostrum URL PID --codes FILE
                   [--nchan URL PID] [--bare URL PID] [--subscribers 10000] [--rates 1,5]
                   [--rounds 3] [--seconds 15] [--json FILE]\
            """;

    /** Where it listens and which process it is. */
    record Server(URI url, long pid) {}

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence that names the flag
     */
    static Settings parse(List<String> args) {
        Server rostrum = null;
        Path codes = null;
        Server nchan = null;
        Server bare = null;
        int subscribers = 10_000;
        List<Integer> rates = List.of(1, 5);
        int rounds = 3;
        int seconds = 15;
        Path json = null;
        Flags flags = new Flags(args);
        while (flags.hasNext()) {
            switch (flags.next()) {
                case "--rostrum" -> rostrum = new Server(flags.site(), flags.number(1));
                case "--codes" -> codes = flags.file();
                case "--nchan" -> nchan = new Server(flags.site(), flags.number(1));
                case "--bare" -> bare = new Server(flags.site(), flags.number(1));
                case "--subscribers" -> subscribers = flags.number(1);
                case "--rates" -> rates = rates(flags.text());
                case "--rounds" -> rounds = flags.number(1);
                case "--seconds" -> seconds = flags.number(1);
                case "--json" -> json = flags.file();
                default -> throw flags.unknown();
            }
        }
        if (rostrum == null || codes == null) {
            throw new IllegalArgumentException("--rostrum and --codes are needed");
        }
        return new Settings(
                rostrum,
                codes,
                nchan,
                bare,
                subscribers,
                rates,
                rounds,
                Duration.ofSeconds(seconds),
                json);
    }

    private static List<Integer> rates(String text) {
        if (!text.matches("[1-9][0-9]?(,[1-9][0-9]?)*")) {
            throw new IllegalArgumentException(
                    "--rates wants numbers from 1 to 99 with commas: " + text);
        }
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }
}
