package rostrum.voting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rostrum.db.Database;

/** Puts together what a member holds with what lies in the urns; two queries at most. */
final class HeldPapers {
    private final Voter voter;
    private final Map<String, String> secrets = new HashMap<>();

    private HeldPapers(Voter voter) {
        this.voter = voter;
    }

    /** In all ballots of her assembly, or in one. */
    static Papers of(Database database, Voter voter, Optional<Long> ballotId) {
        long memberId = voter.member().id();
        List<PaperSql.Row> all =
                database.read(PaperSql.HELD, memberId, voter.member().assemblyId(), ballotId);
        List<PaperSql.Row> rows = all.stream().filter(row -> row.isHeldBy(memberId)).toList();
        HeldPapers papers = new HeldPapers(voter);
        papers.findSecrets(database, rows);
        Map<Long, List<HeldPaper>> held = new TreeMap<>();
        for (PaperSql.Row row : rows) {
            held.computeIfAbsent(row.ballotId(), id -> new ArrayList<>()).add(papers.held(row));
        }
        Map<Long, String> proxies = new TreeMap<>();
        all.stream()
                .filter(row -> !row.isHeldBy(memberId))
                .forEach(row -> proxies.put(row.ballotId(), row.proxy().orElseThrow()));
        return new Papers(held, proxies);
    }

    private void findSecrets(Database database, List<PaperSql.Row> rows) {
        List<PaperSql.Row> secret = rows.stream().filter(PaperSql.Row::secretlyVoted).toList();
        List<String> codes = secret.stream().flatMap(row -> code(row).stream()).toList();
        if (!codes.isEmpty()) {
            List<Long> ballots = secret.stream().map(PaperSql.Row::ballotId).distinct().toList();
            database.read(UrnSql.FIND, ballots, codes)
                    .forEach(found -> secrets.put(found.receipt(), found.paper()));
        }
    }

    private Optional<String> code(PaperSql.Row row) {
        return voter.key().map(key -> key.code(row.ballotId(), row.memberId()));
    }

    private HeldPaper held(PaperSql.Row row) {
        Optional<Receipt> receipt = Optional.of(row).filter(PaperSql.Row::voted).map(this::receipt);
        return new HeldPaper(row.memberId(), row.name(), row.own(), receipt);
    }

    private Receipt receipt(PaperSql.Row row) {
        if (!row.secretlyVoted()) {
            return receipt(row, row.receipt(), row.choice());
        }
        Optional<String> code = code(row).filter(secrets::containsKey);
        boolean published = row.state() == BallotState.PUBLISHED;
        return receipt(row, code, code.filter(c -> published).map(secrets::get));
    }

    private static Receipt receipt(
            PaperSql.Row row, Optional<String> code, Optional<String> paper) {
        return new Receipt(row.ballotId(), row.memberId(), row.name(), code, paper, row.votedAt());
    }
}
