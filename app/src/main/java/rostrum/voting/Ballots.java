package rostrum.voting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Database;
import rostrum.db.Transaction;
import rostrum.jobs.Jobs;

/**
 * Ballots from draft to publication.
 *
 * <p>Refuses with {@link Reason#NOT_FOUND} what is not a ballot of the assembly, and with {@link
 * Reason#STATE_CHANGED} what the ballot's state no longer allows. Thread-safe.
 */
public final class Ballots {
    private static final Logger log = LoggerFactory.getLogger(Ballots.class);

    private static final String CLOSE_BALLOT = "close-ballot";

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    /**
     * @param jobs not started yet: this defines the job that closes ballots
     */
    public Ballots(Database database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
        jobs.define(CLOSE_BALLOT, this::closeIfDue);
    }

    /**
     * All ballots of an assembly in the order of their creation; each is closed from its deadline
     * on, see {@link Ballot}.
     */
    public List<Ballot> list(long assemblyId) {
        List<BallotSql.Row> rows = database.read(BallotSql.class, sql -> sql.list(assemblyId));
        Instant now = clock.instant();
        return rows.stream().map(row -> row.at(now)).toList();
    }

    /** A ballot that everybody may know of: no draft. */
    public Optional<Ballot> findShown(long assemblyId, long ballotId) {
        return find(assemblyId, ballotId).filter(ballot -> ballot.state() != BallotState.DRAFT);
    }

    /** A ballot; it is closed from its deadline on, see {@link Ballot}. */
    public Optional<Ballot> find(long assemblyId, long ballotId) {
        return database.read(BallotSql.class, sql -> sql.find(assemblyId, ballotId))
                .map(row -> row.at(clock.instant()));
    }

    /**
     * Drafts a ballot. Refused with {@link Reason#INPUT_INVALID} and the field's name when it
     * breaks the limits of {@link NewBallot}.
     */
    public Ballot create(NewBallot ballot) {
        NewBallot checked = ballot.checked();
        return database.write(tx -> {
            BallotSql sql = tx.sql(BallotSql.class);
            checkItem(sql, checked);
            Instant now = Closing.now(clock);
            long id =
                    sql.create(
                            checked,
                            checked.settings(),
                            checked.settings().rules(),
                            checked.settings().duration().map(Duration::toSeconds),
                            Optional.empty(),
                            Optional.empty(),
                            now);
            tx.changed(checked.assemblyId(), "drafts");
            return sql.find(checked.assemblyId(), id).orElseThrow().at(now);
        });
    }

    /** Rewrites a draft; refusals as for {@link #create}. */
    public void edit(long ballotId, NewBallot ballot) {
        NewBallot checked = ballot.checked();
        long assemblyId = checked.assemblyId();
        database.write(tx -> {
            BallotSql sql = tx.sql(BallotSql.class);
            checkItem(sql, checked);
            if (sql.edit(
                            ballotId,
                            checked,
                            checked.settings(),
                            checked.settings().rules(),
                            checked.settings().duration().map(Duration::toSeconds))
                    == 0) {
                throw refused(sql, assemblyId, ballotId);
            }
            tx.changed(assemblyId, "drafts");
            return ballotId;
        });
    }

    /** Throws a draft away. */
    public void delete(long assemblyId, long ballotId) {
        database.write(tx -> {
            BallotSql sql = tx.sql(BallotSql.class);
            if (sql.delete(assemblyId, ballotId) == 0) {
                throw refused(sql, assemblyId, ballotId);
            }
            tx.changed(assemblyId, "drafts");
            return ballotId;
        });
    }

    /**
     * Opens a draft: takes the electoral register and sets the deadline. Refused with {@link
     * Reason#ASSEMBLY_NOT_OPEN} while the assembly is not open.
     */
    public void open(long assemblyId, long ballotId) {
        database.write(tx -> {
            BallotSql sql = tx.sql(BallotSql.class);
            boolean assemblyOpen = sql.assemblyOpen(assemblyId).orElse(false);
            BallotSql.Row draft = Closing.hold(tx, assemblyId, ballotId);
            if (!assemblyOpen) {
                throw new Refused(Reason.ASSEMBLY_NOT_OPEN);
            }
            open(sql, draft);
            Closing.announce(tx, assemblyId, ballotId);
            return ballotId;
        });
    }

    private void open(BallotSql sql, BallotSql.Row draft) {
        Instant now = Closing.now(clock);
        Optional<Instant> closesAt =
                draft.durationSeconds().map(Duration::ofSeconds).map(now::plus);
        if (sql.open(draft.assemblyId(), draft.id(), now, closesAt) == 0) {
            throw new Refused(Reason.STATE_CHANGED);
        }
        sql.register(draft.assemblyId(), draft.id());
        // Before the commit: a job too many finds nothing to do, one too few would never close.
        closesAt.ifPresent(end -> jobs.at(CLOSE_BALLOT, draft.id(), end));
    }

    /** Closes an open ballot; when this returns no further vote is recorded. */
    public void close(long assemblyId, long ballotId) {
        database.write(tx -> {
            BallotSql.Row held = Closing.hold(tx, assemblyId, ballotId);
            Closing.close(tx, held, Closing.now(clock));
            return ballotId;
        });
    }

    /** Publishes the result of a closed ballot. */
    public void publish(long assemblyId, long ballotId) {
        database.write(tx -> {
            BallotSql.Row held = Closing.hold(tx, assemblyId, ballotId);
            Instant now = Closing.now(clock);
            if (held.overdue(now)) {
                Closing.close(tx, held, now);
            }
            if (tx.sql(BallotSql.class).publish(assemblyId, ballotId, now) == 0) {
                throw new Refused(Reason.STATE_CHANGED);
            }
            Closing.announce(tx, assemblyId, ballotId);
            return ballotId;
        });
    }

    /** The job: closes a ballot whose deadline has passed; returns a deadline still to come. */
    Optional<Instant> closeIfDue(long ballotId) {
        Optional<Instant> next = database.write(tx -> closeIfDue(tx, ballotId));
        log.info("closing job done ballot={} again={}", ballotId, next.isPresent());
        return next;
    }

    private Optional<Instant> closeIfDue(Transaction tx, long ballotId) {
        BallotSql sql = tx.sql(BallotSql.class);
        // Held before it is read: the opening that set this job may not be committed yet.
        sql.hold(ballotId);
        Optional<BallotSql.Row> found =
                sql.assemblyOf(ballotId).flatMap(assemblyId -> sql.find(assemblyId, ballotId));
        Instant now = Closing.now(clock);
        if (found.filter(row -> row.overdue(now)).isPresent()) {
            Closing.close(tx, found.get(), now);
            return Optional.empty();
        }
        return found.filter(row -> row.state() == BallotState.OPEN)
                .flatMap(BallotSql.Row::closesAt);
    }

    private static void checkItem(BallotSql sql, NewBallot ballot) {
        if (ballot.agendaItemId().isPresent()
                && sql.keepItem(ballot.assemblyId(), ballot.agendaItemId().get()).isEmpty()) {
            throw new Refused(Reason.INPUT_INVALID, "agendaItemId");
        }
    }

    private static Refused refused(BallotSql sql, long assemblyId, long ballotId) {
        boolean known = sql.find(assemblyId, ballotId).isPresent();
        return new Refused(known ? Reason.STATE_CHANGED : Reason.NOT_FOUND);
    }
}
