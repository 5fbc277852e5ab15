package rostrum.db;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rostrum.Refused;
import rostrum.Refused.Reason;

/** What a failure of the database means: is it away, did it say no, or is it our mistake. */
final class Failure {
    private static final Logger log = LoggerFactory.getLogger(Failure.class);

    private Failure() {}

    static RuntimeException translated(RuntimeException e) {
        if (isOutage(e)) {
            log.warn("database unavailable cause=\"{}\"", root(e).getMessage());
            return new Refused(Reason.UNAVAILABLE);
        }
        return e;
    }

    /** Whether the database is away, shutting down or overrun, as opposed to a mistake of ours. */
    static boolean isOutage(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the database itself said that it does not commit: a constraint, a conflict. */
    static boolean isDecision(Throwable failure) {
        return root(failure) instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().matches("(23|40|25).*");
    }

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static boolean isOutage(SQLException e) {
        if (e instanceof java.sql.SQLTransientConnectionException) {
            return true;
        }
        String state = e.getSQLState();
        if (state == null) {
            // The pool's own word for a connection that broke while it was in use.
            return "Connection is closed".equals(e.getMessage());
        }
        return (state.startsWith("08") // connection exception
                || state.startsWith("53") // insufficient resources
                || state.startsWith("57P0") // shutting down, starting up
                || state.equals("57014") // statement timeout
                || state.equals("25006")); // read-only: a standby, or a full disk's guard
    }

    static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
