package rostrum.assembly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import rostrum.db.Database;
import rostrum.db.Transaction;

/**
 * How many browsers follow each assembly now, over all processes of this site. Thread-safe.
 *
 * <p>Each process reports its own numbers every few seconds; one that has not done so for 15 s is
 * taken for dead and no longer counts.
 */
public final class Presence {
    private static final String PRESENCE = "presence";
    private static final Duration ALIVE = Duration.ofSeconds(15);

    private final Database database;
    private final Clock clock;
    private final UUID process;

    /**
     * @param process this process's own number
     */
    public Presence(Database database, Clock clock, UUID process) {
        this.database = database;
        this.clock = clock;
        this.process = process;
    }

    /**
     * Says how many streams this process has open; call it every few seconds.
     *
     * @param streamsByAssembly all of them: an assembly that is missing has none
     */
    public void report(Map<Long, Integer> streamsByAssembly) {
        database.write(tx -> {
            Instant now = clock.instant();
            PresenceSql sql = tx.sql(PresenceSql.class);
            // The dead first: if this process was asleep, its own rows are among them, and
            // what it reports now is news.
            mark(tx, sql.removeUnseen(now.minus(ALIVE)));
            Map<Long, Integer> before = sql.of(process);

            List<Long> assemblies = new ArrayList<>();
            List<Integer> streams = new ArrayList<>();
            Set<Long> vanished = new HashSet<>(before.keySet());
            streamsByAssembly.forEach((assembly, number) -> {
                if (number > 0) {
                    vanished.remove(assembly);
                    assemblies.add(assembly);
                    streams.add(number);
                    if (!number.equals(before.get(assembly))) {
                        tx.changed(assembly, PRESENCE);
                    }
                }
            });
            sql.put(process, assemblies, streams, now);
            sql.remove(process, vanished);
            mark(tx, vanished);
            return assemblies.size();
        });
    }

    /** How many browsers follow an assembly, counted from reports of the last 15 s. */
    public int total(long assemblyId) {
        return database.read(
                PresenceSql.class, sql -> sql.total(assemblyId, clock.instant().minus(ALIVE)));
    }

    /** Says that this process is stopping: what it reported no longer counts. */
    public void leave() {
        database.write(tx -> {
            List<Long> left = tx.sql(PresenceSql.class).removeAll(process);
            mark(tx, left);
            return left.size();
        });
    }

    private static void mark(Transaction tx, Iterable<Long> assemblies) {
        assemblies.forEach(assembly -> tx.changed(assembly, PRESENCE));
    }
}
