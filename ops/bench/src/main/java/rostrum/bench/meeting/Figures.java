package rostrum.bench.meeting;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rostrum.bench.ServerProcess;

/** Everything measured that is not a series of times; in the order of the report. */
final class Figures {
    private static final double BUSY = 0.8;
    private final Map<String, Number> values = new LinkedHashMap<>();
    private boolean busy;

    void seconds(String name, Duration duration) {
        values.put(name + ", s", Math.round(duration.toMillis() / 10.0) / 100.0);
    }

    void count(String name, long count) {
        values.put(name, count);
    }

    /** What the votes cost the disk, from what was recorded before and after them. */
    void commits(Commits before, Commits after) {
        if (before.papers().isEmpty()
                || before.groups().isEmpty()
                || after.papers().isEmpty()
                || after.groups().isEmpty()) {
            return;
        }
        long papers = after.papers().getAsLong() - before.papers().getAsLong();
        long groups = after.groups().getAsLong() - before.groups().getAsLong();
        count("papers recorded", papers);
        count("groups of votes committed", groups);
        values.put("commits per paper", Math.round(1000.0 * groups / papers) / 1000.0);
    }

    /** What the streams cost the server, from its memory without and with them. */
    void memory(
            Optional<ServerProcess.Memory> before,
            Optional<ServerProcess.Memory> after,
            int subscribers) {
        if (before.isPresent() && after.isPresent()) {
            grown("resident", before.get().resident(), after.get().resident(), subscribers);
            grown("live heap", before.get().live(), after.get().live(), subscribers);
        }
    }

    /**
     * Records what this program used itself.
     *
     * @param share from 0 to 1
     */
    void generatorCpu(String phase, double share) {
        values.put("generator CPU " + phase + ", % of machine", Math.round(share * 1000) / 10.0);
        busy |= share > BUSY;
    }

    /** Whether this program used so much that the times may be its own and not the server's. */
    boolean generatorBusy() {
        return busy;
    }

    /** Name with unit, and value. */
    Map<String, Number> all() {
        return Collections.unmodifiableMap(values);
    }

    private void grown(String what, OptionalLong before, OptionalLong after, int subscribers) {
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        long grown = after.getAsLong() - before.getAsLong();
        count(what + " before the streams, kB", before.getAsLong() / 1024);
        count(what + " with the streams, kB", after.getAsLong() / 1024);
        values.put(
                what + " per subscriber, kB", Math.round(grown * 10.0 / 1024 / subscribers) / 10.0);
    }
}
