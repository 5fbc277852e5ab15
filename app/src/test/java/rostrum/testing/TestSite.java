package rostrum.testing;

import java.io.StringReader;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import rostrum.db.Database;
import rostrum.people.IssuedCode;
import rostrum.people.Member;
import rostrum.people.Register;

/** A database of a test class's own, with a standing clock, and short ways to fill it. */
public final class TestSite implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final AtomicInteger ASSEMBLIES = new AtomicInteger();

    public final RecordedAnnouncements announced = new RecordedAnnouncements();
    public final TestClock clock = new TestClock(Instant.parse("2026-11-14T09:00:00Z"));
    public final SecureRandom random = new SecureRandom();
    public final Database database =
            new Database(
                    TestDatabase.create(),
                    CONNECTIONS,
                    UUID.randomUUID(),
                    announced.relay(),
                    clock);
    public final Register register = new Register(database, clock, random);

    /** An open public assembly with an empty register; returns its id. */
    public long assembly() {
        return database.write(tx ->
                tx.handle()
                        .createQuery(
                                """
                                INSERT INTO assembly
                                    (slug, title, starts_at, ends_at, time_zone, visibility, state,
                                     quorum_percent, created_at)
                                VALUES
                                    (:slug, 'General meeting', :now, :ends,
                                     'Europe/Berlin', 'public', 'open', 0, :now)
                                RETURNING id
                                """)
                        .bind("slug", "meeting-" + ASSEMBLIES.incrementAndGet())
                        .bind("now", clock.instant())
                        .bind("ends", clock.instant().plus(Duration.ofDays(1)))
                        .mapTo(Long.class)
                        .one());
    }

    /** A new member, given as a row of a file: {@code number,name,chapter,weight,role}. */
    public Member member(long assemblyId, String row) {
        return register.byCode(assemblyId, issue(assemblyId, row).code());
    }

    /** The code of a new member, given as a row of a file. */
    public IssuedCode issue(long assemblyId, String row) {
        String csv = "number,name,chapter,weight,role\n" + row;
        return register.importCsv(assemblyId, new StringReader(csv)).added().getFirst();
    }

    /** What a query for one number finds. */
    public int count(String sql) {
        return database.read(handle -> handle.select(sql).mapTo(Integer.class).one());
    }

    @Override
    public void close() {
        database.close();
    }
}
