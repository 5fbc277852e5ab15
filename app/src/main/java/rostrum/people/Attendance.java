package rostrum.people;

import java.time.Clock;
import java.time.Instant;
import rostrum.db.Database;
import rostrum.db.Transaction;

/** Who is checked in: what the quorum counts. One row for each stay. Thread-safe. */
public final class Attendance {
    private static final String ATTENDANCE = "attendance";

    private final Database database;
    private final Clock clock;

    public Attendance(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Begins a stay, and ends her delegation, if somebody votes for her; nothing happens if she is
     * there already.
     */
    public void checkIn(Member member) {
        database.write(tx -> {
            long assemblyId = member.assemblyId();
            Instant now = clock.instant();
            int rows = tx.sql(AttendanceSql.class).checkIn(assemblyId, member.id(), now);
            // After her stay is written: see how a delegation keeps her from it.
            if (rows > 0
                    && tx.sql(DelegationSql.class).end(assemblyId, member.id(), "check_in", now)
                            > 0) {
                tx.changed(assemblyId, "delegations");
            }
            return counted(tx, member, rows);
        });
    }

    /** Ends a stay; nothing happens if she is not there. */
    public void checkOut(Member member) {
        database.write(tx ->
                counted(
                        tx,
                        member,
                        tx.sql(AttendanceSql.class)
                                .checkOut(member.assemblyId(), member.id(), clock.instant())));
    }

    private static int counted(Transaction tx, Member member, int rows) {
        if (rows > 0) {
            tx.counted(member.assemblyId(), ATTENDANCE);
        }
        return rows;
    }

    /** Whether a member is there, who votes for her, and for whom she votes; one query. */
    public Standing standing(Member member) {
        return database.read(StandingSql.OF, member.assemblyId(), member.id()).getFirst();
    }
}
