package rostrum.people;

import java.time.Clock;
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

    /** Begins a stay; nothing happens if she is there already. */
    public void checkIn(Member member) {
        database.write(tx ->
                counted(
                        tx,
                        member,
                        tx.sql(AttendanceSql.class)
                                .checkIn(member.assemblyId(), member.id(), clock.instant())));
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

    public boolean isPresent(Member member) {
        return database.read(
                AttendanceSql.class, sql -> sql.isPresent(member.assemblyId(), member.id()));
    }
}
