package rostrum.assembly;

import java.time.Clock;
import java.util.List;
import rostrum.Input;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Database;
import rostrum.db.Transaction;

/** Notices from the chair to everybody in an assembly. Thread-safe. */
public final class Notices {
    private static final String NOTICES = "notices";
    private static final int LONGEST = 500;
    private static final int SHOWN = 5;

    private final Database database;
    private final Clock clock;

    public Notices(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Shows a notice to everybody.
     *
     * @param text 1 to 500 characters once stripped
     * @throws Refused {@link Reason#INPUT_INVALID} naming {@code text}; {@link Reason#NOT_FOUND} if
     *     there is no such assembly
     */
    public void post(long assemblyId, String text) {
        String message = Input.text("text", text, LONGEST);
        database.write(tx -> {
            int rows = tx.sql(NoticeSql.class).insert(assemblyId, message, clock.instant());
            return shown(tx, assemblyId, rows);
        });
    }

    /**
     * Takes a notice back; nothing happens if it was taken back before.
     *
     * @throws Refused {@link Reason#NOT_FOUND} if this assembly has no such notice
     */
    public void withdraw(long assemblyId, long noticeId) {
        database.write(tx -> {
            int rows = tx.sql(NoticeSql.class).withdraw(assemblyId, noticeId, clock.instant());
            return shown(tx, assemblyId, rows);
        });
    }

    private static int shown(Transaction tx, long assemblyId, int rows) {
        if (rows == 0) {
            throw new Refused(Reason.NOT_FOUND);
        }
        tx.changed(assemblyId, NOTICES);
        return rows;
    }

    /** The notices that stand, the newest first: at most 5. */
    public List<Notice> current(long assemblyId) {
        return database.read(NoticeSql.class, sql -> sql.current(assemblyId, SHOWN));
    }
}
