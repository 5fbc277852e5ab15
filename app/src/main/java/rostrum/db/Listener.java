package rostrum.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rostrum.live.Announcements;

/**
 * Hears what other processes changed, on a connection of its own.
 *
 * <p>While the connection is lost nothing is certain; once it is back everything is rendered again,
 * so that a gap costs a moment but never a change.
 */
public final class Listener implements Runnable, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Listener.class);

    private static final Duration PING = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final DatabaseAddress address;
    private final UUID process;
    private final Announcements announcements;

    private volatile @Nullable Connection open;
    private volatile boolean closed;

    public Listener(DatabaseAddress address, UUID process, Announcements announcements) {
        this.address = address;
        this.process = process;
        this.announcements = announcements;
    }

    /** Listens until it is closed. A lost database is waited for without limit. */
    @Override
    public void run() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            try (Connection connection = address.dataSource().getConnection()) {
                open = connection;
                listen(connection);
                announcements.certain();
                log.info("listening for changes");
                pause = FIRST_PAUSE;
                while (!closed) {
                    deliver(connection);
                }
            } catch (SQLException e) {
                announcements.uncertain();
                if (!closed) {
                    log.warn("listening for changes interrupted cause=\"{}\"", e.getMessage());
                }
            } catch (RuntimeException e) {
                announcements.uncertain();
                throw e;
            }
            if (closed || !sleep(pause)) {
                return;
            }
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                            ? pause.multipliedBy(2)
                            : LONGEST_PAUSE;
        }
    }

    private static void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + Notification.CHANNEL);
        }
    }

    private void deliver(Connection connection) throws SQLException {
        PGNotification[] received =
                connection.unwrap(PGConnection.class).getNotifications((int) PING.toMillis());
        if (received == null || received.length == 0) {
            // A connection that died without a word would otherwise look like a quiet evening.
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
            return;
        }
        for (PGNotification one : received) {
            deliver(one.getParameter());
        }
    }

    private void deliver(String text) {
        try {
            Notification notification = Notification.decode(text);
            if (!notification.process().equals(process)) {
                notification.deliverTo(announcements);
            }
        } catch (IllegalArgumentException e) {
            // During a deploy a newer release may say what this one has no word for.
            log.warn("notification not understood cause=\"{}\"", e.getMessage());
        }
    }

    /** Ends it at once, also while it waits for the next notification. */
    @Override
    public void close() throws SQLException {
        closed = true;
        Connection connection = open;
        if (connection != null) {
            connection.abort(Runnable::run);
        }
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
