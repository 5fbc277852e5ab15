package rostrum.voting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Database;
import rostrum.db.Memory;
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
    private static final int LONGEST_PAGE = 500;
    private static final int MOST_KEPT = 20;

    /** The kinds of change that touch a ballot; the agenda's, because a ballot hangs on an item. */
    private static final Pattern TOUCHES = Pattern.compile("(ballot|deadline)-.*|drafts|agenda");

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;
    private final Memory<Long, List<BallotSql.Row>> lists;

    /**
     * @param jobs not started yet: this defines the job that closes ballots
     */
    public Ballots(Database database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
        this.lists = database.memory(MOST_KEPT, TOUCHES.asMatchPredicate(), list -> 0);
        jobs.define(CLOSE_BALLOT, this::closeIfDue);
    }

    /**
     * All ballots of an assembly in the order of their creation; each is closed from its deadline
     * on, see {@link Ballot}.
     */
    public List<Ballot> list(long assemblyId) {
        List<BallotSql.Row> rows = lists.get(assemblyId, () -> read(assemblyId)).orElseThrow();
        Instant now = clock.instant();
        return rows.stream().map(row -> row.at(now)).toList();
    }

    private Optional<List<BallotSql.Row>> read(long assemblyId) {
        return Optional.of(database.read(BallotSql.class, sql -> sql.list(assemblyId)));
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
        return database.write(
                tx -> Drafts.create(tx, checked, Optional.empty(), Closing.now(clock)));
    }

    /** Rewrites a draft; refusals as for {@link #create}. */
    public void edit(long ballotId, NewBallot ballot) {
        NewBallot checked = ballot.checked();
        database.write(tx -> {
            Drafts.edit(tx, ballotId, checked);
            return ballotId;
        });
    }

    /** Throws a draft away. */
    public void delete(long assemblyId, long ballotId) {
        database.write(tx -> {
            Drafts.delete(tx, assemblyId, ballotId);
            return ballotId;
        });
    }

    /** Opens one draft, see {@link #open(long, List)}. */
    public void open(long assemblyId, long ballotId) {
        open(assemblyId, List.of(ballotId));
    }

    /**
     * Opens drafts, all or none: takes their electoral registers, the same moment for all, and sets
     * their deadlines. Refused with {@link Reason#INPUT_INVALID} when there are none, with {@link
     * Reason#ASSEMBLY_NOT_OPEN} while the assembly is not open, and with {@link
     * Reason#WEIGHTS_REVEAL} when one is secret and weighted, and a weight other than everybody's
     * is shared by fewer than three on its register.
     */
    public void open(long assemblyId, List<Long> ballotIds) {
        // Everybody who takes several takes them in this order.
        List<Long> inOrder = ballotIds.stream().distinct().sorted().toList();
        if (inOrder.isEmpty()) {
            throw new Refused(Reason.INPUT_INVALID, "ballots");
        }
        database.write(tx -> {
            boolean assemblyOpen = tx.sql(OpeningSql.class).assemblyOpen(assemblyId).orElse(false);
            inOrder.forEach(id -> Closing.hold(tx, assemblyId, id));
            if (!assemblyOpen) {
                throw new Refused(Reason.ASSEMBLY_NOT_OPEN);
            }
            for (BallotSql.Row opened : Opening.open(tx, assemblyId, inOrder, Closing.now(clock))) {
                opened.closesAt().ifPresent(end -> closeAt(opened.id(), end));
            }
            return inOrder;
        });
    }

    /** Before the commit: a job too many finds nothing to do, one too few would never close. */
    private void closeAt(long ballotId, Instant deadline) {
        jobs.at(CLOSE_BALLOT, ballotId, deadline);
    }

    /**
     * Sets the time at which an open ballot closes by itself: later, earlier, or for the first
     * time.
     *
     * @param deadline 10 seconds to 24 hours from now; else {@link Reason#INPUT_INVALID}. To end it
     *     at once, {@link #close}
     */
    public void moveDeadline(long assemblyId, long ballotId, Instant deadline) {
        moveDeadline(assemblyId, ballotId, Optional.of(deadline.truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Lets an open ballot stay open until it is closed by the chair. */
    public void removeDeadline(long assemblyId, long ballotId) {
        moveDeadline(assemblyId, ballotId, Optional.empty());
    }

    private void moveDeadline(long assemblyId, long ballotId, Optional<Instant> deadline) {
        database.write(tx -> {
            BallotSql.Row held = Closing.hold(tx, assemblyId, ballotId);
            Deadlines.move(tx, held, deadline, Closing.now(clock));
            deadline.ifPresent(end -> closeAt(ballotId, end));
            return ballotId;
        });
    }

    /**
     * Closes an open ballot; when this returns no further vote is recorded. The result is published
     * with it, where the ballot says so and no tie is left to the chair.
     */
    public void close(long assemblyId, long ballotId) {
        decide(assemblyId, ballotId, Closing::close);
    }

    /**
     * Publishes the result of a closed ballot, also one that was withheld. Refused with {@link
     * Reason#TIE_UNDECIDED} while the chair has to break a tie.
     */
    public void publish(long assemblyId, long ballotId) {
        decide(assemblyId, ballotId, Decisions::publish);
    }

    /**
     * Notes why the result of a closed ballot is not published.
     *
     * @param reason 1 to 500 characters, one line; else {@link Reason#INPUT_INVALID}
     */
    public void withhold(long assemblyId, long ballotId, String reason) {
        decide(assemblyId, ballotId, (tx, held, now) -> Decisions.withhold(tx, held, reason, now));
    }

    /**
     * Notes that a ballot does not count. One that is open is closed with it; the state of others
     * stays what it is.
     *
     * @param reason 1 to 500 characters, one line; else {@link Reason#INPUT_INVALID}
     */
    public void annul(long assemblyId, long ballotId, String reason) {
        decide(assemblyId, ballotId, (tx, held, now) -> Decisions.annul(tx, held, reason, now));
    }

    /**
     * Breaks the tie of a closed ballot that leaves this to the chair; once. It is not published by
     * that.
     *
     * @param ranking exactly those who are tied, the winner first; else {@link
     *     Reason#INPUT_INVALID}
     */
    public void breakTie(long assemblyId, long ballotId, List<String> ranking) {
        decide(assemblyId, ballotId, (tx, held, now) -> Decisions.breakTie(tx, held, ranking, now));
    }

    /** Something done to a ballot that is held. */
    private interface Decision {
        void apply(Transaction tx, BallotSql.Row held, Instant now);
    }

    private void decide(long assemblyId, long ballotId, Decision decision) {
        database.write(tx -> {
            BallotSql.Row held = Closing.hold(tx, assemblyId, ballotId);
            decision.apply(tx, held, Closing.now(clock));
            Closing.announce(tx, assemblyId, ballotId);
            return ballotId;
        });
    }

    /** Drafts an annulled ballot again, just as it was; once, unless that draft is deleted. */
    public Ballot repeat(long assemblyId, long ballotId) {
        return follow(assemblyId, ballotId, Origin.As.REPEAT, Following::repeat);
    }

    /**
     * Drafts a run-off for the seats that a closed ballot left open, among the best who were not
     * elected, by simple majority; once, unless that draft is deleted. Refused with {@link
     * Reason#STATE_CHANGED} also when there is nobody or nothing to vote on.
     */
    public Ballot runOff(long assemblyId, long ballotId) {
        return follow(assemblyId, ballotId, Origin.As.RUN_OFF, Following::runOff);
    }

    /** What makes a draft of a ballot that is held. */
    private interface Drafting {
        NewBallot draft(Transaction tx, BallotSql.Row held, Instant now);
    }

    private Ballot follow(long assemblyId, long ballotId, Origin.As as, Drafting drafting) {
        return database.write(tx -> {
            BallotSql.Row held = Closing.hold(tx, assemblyId, ballotId);
            Instant now = Closing.now(clock);
            NewBallot draft = drafting.draft(tx, Closing.settled(tx, held, now), now).checked();
            return Drafts.create(tx, draft, Optional.of(new Origin(ballotId, as)), now);
        });
    }

    /** How many of each chapter have voted, by name of the chapter; of a draft none. */
    public List<ChapterTurnout> turnoutByChapter(long assemblyId, long ballotId) {
        return read(assemblyId, ballotId, (sql, ballot) -> sql.byChapter(ballotId));
    }

    /**
     * A page of those on a roll call's electoral register whose vote is not cast, in the order of
     * the numbers (as text). Refused with {@link Reason#NOT_ALLOWED} for a secret ballot.
     *
     * @param afterNumber the last number of the page before; empty for the first page
     * @param limit 1 to 500
     */
    public List<Absentee> notVoted(long assemblyId, long ballotId, String afterNumber, int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new IllegalArgumentException("limit " + limit);
        }
        return read(
                assemblyId,
                ballotId,
                (sql, ballot) -> {
                    if (ballot.secret()) {
                        throw new Refused(Reason.NOT_ALLOWED);
                    }
                    // PostgreSQL knows no NUL in a text, not even to compare with.
                    return sql.notVoted(ballotId, afterNumber.replace("\0", ""), limit);
                });
    }

    private <T> T read(long assemblyId, long ballotId, BiFunction<TurnoutSql, Ballot, T> question) {
        Ballot ballot = find(assemblyId, ballotId).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        return database.read(TurnoutSql.class, sql -> question.apply(sql, ballot));
    }

    /** The job: closes a ballot whose deadline has passed; returns a deadline still to come. */
    Optional<Instant> closeIfDue(long ballotId) {
        Optional<Instant> next = database.write(tx -> Deadlines.closeIfDue(tx, ballotId, clock));
        log.info("closing job done ballot={} again={}", ballotId, next.isPresent());
        return next;
    }
}
