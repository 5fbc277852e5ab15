package rostrum.evidence;

import java.util.List;
import java.util.Optional;
import rostrum.db.Database;
import rostrum.voting.Ballot;
import rostrum.voting.Evidence;
import rostrum.voting.Result;
import rostrum.voting.Results;

/**
 * Counts closed ballots again, paper by paper, from the tables, and compares with what was recorded
 * when they closed. Thread-safe.
 */
public final class Recount {
    private final Database database;
    private final Results results;

    public Recount(Database database, Results results) {
        this.database = database;
        this.results = results;
    }

    /** The numbers of all closed ballots of all assemblies. */
    public List<Long> ballots() {
        return database.read(RecountSql.class, RecountSql::ballots);
    }

    /** Counts one ballot again; empty if there is no such ballot that is closed. */
    public Optional<Recounted> of(long ballotId) {
        return results.closed(ballotId).map(this::of);
    }

    private Recounted of(Ballot ballot) {
        Optional<Evidence> evidence = results.evidence(ballot);
        if (evidence.isEmpty()) {
            return new Recounted(ballot.id(), "", false, List.of());
        }
        String checksum = evidence.get().checksum();
        try {
            return compare(ballot, evidence.get(), checksum);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // What closing has written cannot be read like this: somebody has changed it since.
            String what = "what is recorded cannot be read (" + e.getMessage() + ")";
            return new Recounted(ballot.id(), checksum, true, List.of(what));
        }
    }

    private Recounted compare(Ballot ballot, Evidence evidence, String checksum) {
        Result recorded = results.of(ballot);
        List<Entry> register = evidence.register().stream().map(Entry::of).toList();
        List<Slip> urn = evidence.urn().stream().map(Slip::of).toList();
        Comparison comparison = new Comparison(ballot, register, urn);
        comparison.same("check sum", checksum, recorded.checksum().orElse("none"));
        comparison.result(Count.of(ballot.rules(), register, urn), recorded);
        comparison.papers();
        comparison.strays(
                database.read(
                        RecountSql.class,
                        sql -> sql.strays(ballot.id(), ballot.rules().choices())));
        return new Recounted(ballot.id(), checksum, true, comparison.differences());
    }
}
