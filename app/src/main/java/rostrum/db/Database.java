package rostrum.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.live.Change;
import rostrum.live.Relay;

/**
 * The one way to PostgreSQL: a small pool, and transactions that say what they changed.
 *
 * <p>When the database does not answer, every call ends within about two seconds in {@link Refused}
 * with {@link Reason#UNAVAILABLE}; when the connection is lost during a commit, with {@link
 * Reason#NOT_CONFIRMED}. Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);

    /** Of two seconds one may pass until it is somebody's turn, one until there is a connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HikariDataSource pool;
    private final Turns turns;
    private final Jdbi jdbi;
    private final Relay announcements;
    private final Clock clock;
    private final UUID process;

    /** Counters that moved, of which other processes do not know yet. */
    private final Set<Transaction.Mark> untold = ConcurrentHashMap.newKeySet();

    /**
     * @param process this process's own number, by which it knows its own notifications again
     */
    public Database(
            DatabaseAddress address, int poolSize, UUID process, Relay announcements, Clock clock) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("rostrum");
        config.setDataSource(address.dataSource());
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(Math.min(2, poolSize));
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(500);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(true);
        this.pool = new HikariDataSource(config);
        this.turns = new Turns(poolSize, PATIENCE);
        this.jdbi = Jdbi.create(pool).installPlugin(new SqlObjectPlugin());
        // Without what was bound to the statement: a vote must not get into a log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        this.announcements = announcements;
        this.clock = clock;
        this.process = process;
    }

    /**
     * A memory for what is read often and changes rarely. Make it before anything is announced.
     *
     * @param size so many values at most
     * @param things is asked which kinds of change touch them
     * @param owner whose a value is, see {@link rostrum.live.Announcements#ended}; 0: nobody's
     */
    public <K, V> Memory<K, V> memory(int size, Predicate<String> things, ToLongFunction<V> owner) {
        Memory<K, V> memory = new Memory<>(size, things, owner);
        announcements.add(memory);
        return memory;
    }

    /** Reads; nothing may be changed in here. */
    public <T> T read(Function<Handle, T> work) {
        return turns.take(() -> readNow(work));
    }

    private <T> T readNow(Function<Handle, T> work) {
        try (Handle handle = jdbi.open()) {
            return work.apply(handle);
        } catch (JdbiException e) {
            throw Failure.translated(e);
        }
    }

    /** One SQL interface, for one read. */
    public <S, T> T read(Class<S> sql, Function<S, T> work) {
        return read(handle -> work.apply(handle.attach(sql)));
    }

    /**
     * What everybody's requests ask.
     *
     * @param values in the order in which the statement first names them
     */
    public <R> List<R> read(Lookup<R> lookup, Object... values) {
        return turns.take(() -> rows(lookup, List.of(values)));
    }

    private <R> List<R> rows(Lookup<R> lookup, List<?> values) {
        try (Connection connection = pool.getConnection()) {
            return lookup.rows(connection, values);
        } catch (SQLException e) {
            throw Failure.translated(
                    new IllegalStateException("query failed: " + e.getMessage(), e));
        }
    }

    /**
     * Changes something in one transaction. When this returns it is committed, other processes have
     * been told, and this one shows the new state.
     */
    public <T> T write(Function<Transaction, T> work) {
        return turns.take(() -> writeNow(work));
    }

    private <T> T writeNow(Function<Transaction, T> work) {
        try (Handle handle = jdbi.open()) {
            handle.begin();
            Transaction transaction = new Transaction(handle);
            T result;
            try {
                result = work.apply(transaction);
                transaction.notifyOthers(process, clock.millis());
            } catch (RuntimeException e) {
                rollback(handle);
                throw e;
            }
            commit(handle, transaction);
            return result;
        } catch (Refused e) {
            throw e;
        } catch (RuntimeException e) {
            throw Failure.translated(e); // also the job library's, which brings its own kind
        }
    }

    private void commit(Handle handle, Transaction transaction) {
        try {
            handle.commit();
        } catch (JdbiException e) {
            if (Failure.isDecision(e)) {
                throw e;
            }
            log.warn("commit not confirmed cause=\"{}\"", Failure.root(e).getMessage());
            throw new Refused(Reason.NOT_CONFIRMED);
        } finally {
            // Also after a doubtful commit: showing the truth once more does no harm.
            long now = clock.millis();
            transaction.marks().forEach(mark -> announce(mark, now));
            transaction.counters().forEach(mark -> announce(mark, now));
            untold.addAll(transaction.counters());
            transaction.endedSessions().forEach(announcements::ended);
        }
    }

    private void announce(Transaction.Mark mark, long now) {
        announcements.changed(new Change(mark.scope(), mark.thing(), now));
    }

    /** Tells other processes which counters have moved since this was last called. */
    public void tellCounters() {
        if (untold.isEmpty()) {
            return;
        }
        List<Transaction.Mark> moved = List.copyOf(untold);
        moved.forEach(untold::remove);
        try {
            write(transaction -> {
                moved.forEach(m -> transaction.tell(process, m, clock.millis()));
                return moved.size();
            });
        } catch (RuntimeException e) {
            untold.addAll(moved);
            throw e;
        }
    }

    private static void rollback(Handle handle) {
        try {
            handle.rollback();
        } catch (TransactionException e) {
            // The connection is gone, and the transaction with it.
            log.debug("rollback failed", e);
        }
    }

    /**
     * Watches how long callers wait for a connection.
     *
     * @param observer is given nanoseconds; must be quick
     */
    public void observeWaits(LongConsumer observer) {
        turns.observe(observer);
    }

    /** For libraries that bring their own SQL (the job scheduler). */
    public DataSource dataSource() {
        return pool;
    }

    /** How many callers wait for their turn right now. */
    public int waiting() {
        return turns.waiting();
    }

    /** How many connections are in use right now. */
    public int active() {
        var bean = pool.getHikariPoolMXBean();
        return bean == null ? 0 : bean.getActiveConnections();
    }

    /** Whether the database answers, asked now; takes two seconds at most. */
    public boolean answers() {
        try {
            return read(handle -> handle.select("SELECT 1").mapTo(Integer.class).one()) == 1;
        } catch (Refused e) {
            return false;
        }
    }

    @Override
    public void close() {
        turns.close();
        pool.close();
    }
}
