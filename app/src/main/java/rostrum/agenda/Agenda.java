package rostrum.agenda;

import java.util.List;
import java.util.Optional;
import rostrum.Input;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Database;
import rostrum.db.Transaction;

/**
 * The agenda of an assembly and where the assembly stands in it.
 *
 * <p>Changes to one agenda happen one after the other, whoever makes them and in whatever process,
 * so that positions have no gap and at most one item is current. Thread-safe.
 */
public final class Agenda {
    private static final int LONGEST_TITLE = 200;

    private final Database database;

    public Agenda(Database database) {
        this.database = database;
    }

    /** All items by position. */
    public List<AgendaItem> items(long assemblyId) {
        return database.read(AgendaSql.class, sql -> sql.items(assemblyId));
    }

    public Optional<AgendaItem> current(long assemblyId) {
        return database.read(AgendaSql.class, sql -> sql.current(assemblyId));
    }

    public Optional<AgendaItem> find(long assemblyId, long itemId) {
        return database.read(AgendaSql.class, sql -> sql.find(assemblyId, itemId));
    }

    /**
     * Appends an upcoming item.
     *
     * @param title 1 to 200 characters; else {@link Reason#INPUT_INVALID}
     * @param markdown up to 20,000 characters; else {@link Reason#INPUT_INVALID}
     */
    public AgendaItem add(long assemblyId, String title, String markdown) {
        String line = Input.line("title", title, LONGEST_TITLE);
        String text = Input.markdown("markdown", markdown);
        return database.write(tx -> {
            AgendaItem added = locked(tx, assemblyId).append(assemblyId, line, text);
            announce(tx, assemblyId);
            return added;
        });
    }

    /** Changes the text of an item, whatever its state; limits as for {@link #add}. */
    public void edit(long assemblyId, long itemId, String title, String markdown) {
        String line = Input.line("title", title, LONGEST_TITLE);
        String text = Input.markdown("markdown", markdown);
        database.write(tx -> {
            if (locked(tx, assemblyId).edit(assemblyId, itemId, line, text) == 0) {
                throw new Refused(Reason.NOT_FOUND);
            }
            announce(tx, assemblyId);
            return itemId;
        });
    }

    /**
     * Takes an item off; those after it move up. Refused with {@link Reason#STATE_CHANGED} unless
     * it is upcoming and has no ballot.
     */
    public void remove(long assemblyId, long itemId) {
        database.write(tx -> {
            AgendaSql sql = locked(tx, assemblyId);
            AgendaItem item = sql.lockItem(assemblyId, itemId).orElseThrow(Agenda::notFound);
            if (sql.remove(assemblyId, itemId) == 0) {
                throw new Refused(Reason.STATE_CHANGED);
            }
            sql.closeGap(assemblyId, item.position());
            announce(tx, assemblyId);
            return itemId;
        });
    }

    /**
     * Makes an item, also a finished one, the current one; the one before it is done. When it is
     * current already, nothing changes and nothing is announced.
     */
    public void moveTo(long assemblyId, long itemId) {
        database.write(tx -> {
            AgendaSql sql = locked(tx, assemblyId);
            AgendaItem item = sql.find(assemblyId, itemId).orElseThrow(Agenda::notFound);
            if (item.state() != ItemState.CURRENT) {
                sql.finishCurrent(assemblyId);
                sql.makeCurrent(assemblyId, itemId);
                announce(tx, assemblyId);
            }
            return itemId;
        });
    }

    /** Ends the current item without beginning another; does nothing when there is none. */
    public void finish(long assemblyId) {
        database.write(tx -> {
            int finished = locked(tx, assemblyId).finishCurrent(assemblyId);
            if (finished > 0) {
                announce(tx, assemblyId);
            }
            return finished;
        });
    }

    private static AgendaSql locked(Transaction tx, long assemblyId) {
        AgendaSql sql = tx.sql(AgendaSql.class);
        if (sql.lockAgenda(assemblyId).isEmpty()) {
            throw notFound();
        }
        return sql;
    }

    private static Refused notFound() {
        return new Refused(Reason.NOT_FOUND);
    }

    private static void announce(Transaction tx, long assemblyId) {
        tx.changed(assemblyId, "agenda");
    }
}
