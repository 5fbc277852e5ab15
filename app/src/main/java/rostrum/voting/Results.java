package rostrum.voting;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.counting.Tally;
import rostrum.db.Database;

/**
 * What ballots came to, and the evidence for it.
 *
 * <p>Whether the visitor may know of it is asked before: this answers for every ballot.
 * Thread-safe.
 */
public final class Results {
    private final Database database;
    private final Clock clock;

    public Results(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The result of a closed or published ballot, as it was counted when it closed. One whose
     * deadline has passed is closed first, if the job has not done so yet: until then a vote
     * accepted in time may still be on its way.
     *
     * <p>Refused with {@link Reason#STATE_CHANGED} while it takes votes.
     */
    public Result of(Ballot ballot) {
        return recorded(ballot).orElseGet(() -> late(ballot));
    }

    private Optional<Result> recorded(Ballot ballot) {
        return database.read(ResultSql.class, sql -> Recording.read(sql, ballot));
    }

    /** Of a ballot that nobody has closed yet, or that a release closed which recorded nothing. */
    private Result late(Ballot ballot) {
        BallotSql.Row row =
                database.read(
                        BallotSql.class,
                        sql ->
                                sql.find(ballot.assemblyId(), ballot.id())
                                        .orElseThrow(() -> new Refused(Reason.NOT_FOUND)));
        if (row.overdue(clock.instant())) {
            closeOverdue(row);
            return recorded(ballot).orElseThrow(() -> new Refused(Reason.STATE_CHANGED));
        }
        return switch (row.state()) {
            case DRAFT, OPEN -> throw new Refused(Reason.STATE_CHANGED);
            case CLOSED, PUBLISHED ->
                    recorded(ballot) // meanwhile
                            .orElseGet(() ->
                                    Recording.result(
                                            row.rules(),
                                            count(ballot),
                                            Optional.empty(),
                                            Optional.empty()));
        };
    }

    private void closeOverdue(BallotSql.Row seen) {
        database.write(tx -> {
            BallotSql.Row held = Closing.hold(tx, seen.assemblyId(), seen.id());
            Instant now = Closing.now(clock);
            if (held.overdue(now)) {
                Closing.close(tx, held, now);
            }
            return held;
        });
    }

    /** The count so far of an open ballot that shows it. */
    public Optional<Tally> interim(Ballot ballot) {
        boolean shown = ballot.settings().interim() && ballot.state() == BallotState.OPEN;
        return shown ? Optional.of(count(ballot)) : Optional.empty();
    }

    private Tally count(Ballot ballot) {
        return database.read(
                VoteSql.class, sql -> Counts.of(ballot.rules(), sql.tally(ballot.id())));
    }

    /**
     * A page of the papers of a closed ballot: of a roll call in the order of the members' numbers,
     * of a secret one in the order of the receipt codes (as text).
     *
     * @param search part of a receipt code, number or name, in any case; empty for all
     * @param after the last number, or code, of the page before; empty for the first page
     */
    public List<PublishedPaper> papers(Ballot ballot, String search, String after, int limit) {
        String pattern = "%" + search.replaceAll("[\\\\%_]", "\\\\$0") + "%";
        return database.read(
                EvidenceSql.class,
                sql ->
                        ballot.secret()
                                ? sql.secretPapers(ballot.id(), pattern, after, limit)
                                : sql.namedPapers(ballot.id(), pattern, after, limit));
    }

    /** Any ballot that is closed, whatever assembly it belongs to: for the recount. */
    public Optional<Ballot> closed(long ballotId) {
        return database.read(
                BallotSql.class,
                sql ->
                        sql.assemblyOf(ballotId)
                                .flatMap(assemblyId -> sql.find(assemblyId, ballotId))
                                .filter(row -> row.closedAt().isPresent())
                                .map(row -> row.at(clock.instant())));
    }

    /**
     * The evidence of a closed ballot, read from the tables anew; empty if no result was recorded
     * for it.
     */
    public Optional<Evidence> evidence(Ballot ballot) {
        return database.read(handle ->
                handle.attach(ResultSql.class)
                        .find(ballot.id())
                        .map(row ->
                                Recording.evidence(
                                        handle.attach(EvidenceSql.class), ballot, row.tieBreak())));
    }
}
