package rostrum.db;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** A transaction under way, and what it says it changes. Used by one thread, inside one call. */
public final class Transaction {
    record Mark(long scope, String thing) {}

    private final Handle handle;
    private final Set<Mark> marks = new LinkedHashSet<>();
    private final Set<Mark> counters = new LinkedHashSet<>();
    private final Set<Long> endedSessions = new LinkedHashSet<>();

    Transaction(Handle handle) {
        this.handle = handle;
    }

    public Handle handle() {
        return handle;
    }

    /** One SQL interface, bound to this transaction. */
    public <S> S sql(Class<S> type) {
        return handle.attach(type);
    }

    /**
     * What everybody's requests ask.
     *
     * @param values in the order in which the statement first names them
     */
    public <R> List<R> read(Lookup<R> lookup, Object... values) {
        try {
            return lookup.rows(handle.getConnection(), List.of(values));
        } catch (SQLException e) {
            throw new IllegalStateException("query failed: " + e.getMessage(), e);
        }
    }

    /**
     * What everybody's requests change; returns how many rows that were.
     *
     * @param values in the order in which the statement first names them
     */
    public int write(Update update, Object... values) {
        try {
            return update.execute(handle.getConnection(), List.of(values));
        } catch (SQLException e) {
            throw new IllegalStateException("update failed: " + e.getMessage(), e);
        }
    }

    /** Says what kind of thing of an assembly is different once this is committed. */
    public void changed(long assemblyId, String thing) {
        marks.add(new Mark(assemblyId, thing));
    }

    /**
     * Says that a counter went up or down that many people move at once: votes cast, members
     * present. Other processes hear of it a moment later and not in this transaction, because
     * PostgreSQL lets transactions that notify commit only one after the other.
     */
    public void counted(long assemblyId, String thing) {
        counters.add(new Mark(assemblyId, thing));
    }

    /** Says that a session is over: its streams end, in every process. */
    public void sessionEnded(long sessionId) {
        endedSessions.add(sessionId);
    }

    Set<Mark> marks() {
        return marks;
    }

    Set<Mark> counters() {
        return counters;
    }

    Set<Long> endedSessions() {
        return endedSessions;
    }

    /** In the transaction itself, so that there is never a change without its notification. */
    void notifyOthers(UUID process, long now) {
        marks.forEach(mark -> tell(process, mark, now));
        for (long session : endedSessions) {
            send(Notification.ended(process, session));
        }
    }

    void tell(UUID process, Mark mark, long now) {
        send(Notification.change(process, mark.scope(), mark.thing(), now));
    }

    private void send(Notification notification) {
        handle.createQuery("SELECT pg_notify(:channel, :payload)")
                .bind("channel", Notification.CHANNEL)
                .bind("payload", notification.encoded())
                .mapTo(String.class)
                .one();
    }
}
