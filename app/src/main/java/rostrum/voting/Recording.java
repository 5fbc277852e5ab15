package rostrum.voting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Lot;
import rostrum.counting.Outcome;
import rostrum.counting.Rules;
import rostrum.counting.Tally;
import rostrum.counting.TieBreak;
import rostrum.counting.TieRule;
import rostrum.counting.Weights;
import rostrum.db.Transaction;

/** What a ballot came to: counted once, when it closes, and read from then on. */
final class Recording {
    private Recording() {}

    /**
     * Counts a ballot that has just been closed, draws a lot if its rules want one, and writes down
     * the result.
     *
     * @param closed as it was read after closing
     */
    static Result write(Transaction tx, BallotSql.Row closed, Instant now) {
        EvidenceSql papers = tx.sql(EvidenceSql.class);
        ResultSql results = tx.sql(ResultSql.class);
        papers.complete(closed.id());
        Tally tally = Counts.of(closed.rules(), tx.sql(VoteSql.class).tally(closed.id()));
        Optional<TieBreak> lot = lot(results, closed.rules(), tally);
        String checksum = evidence(papers, closed.at(now), lot).checksum();
        results.add(closed.id(), tally, checksum, now);
        results.addChoices(closed.id(), tally.choices());
        lot.ifPresent(tieBreak -> results.breakTie(closed.id(), tieBreak, now));
        return result(closed.rules(), tally, lot, Optional.of(checksum));
    }

    private static Optional<TieBreak> lot(ResultSql results, Rules rules, Tally tally) {
        List<String> tied = Outcome.tie(rules, tally);
        if (tied.isEmpty() || rules.tieRule() != TieRule.LOT) {
            return Optional.empty();
        }
        String seed = results.seed();
        return Optional.of(
                new TieBreak(TieBreak.By.LOT, Lot.ranking(tied, seed), Optional.of(seed)));
    }

    /** What was written down. */
    static Optional<Result> read(ResultSql results, Ballot ballot) {
        return results.find(ballot.id())
                .map(row ->
                        result(
                                ballot.rules(),
                                tally(ballot.rules(), row, results.choices(ballot.id())),
                                row.tieBreak(),
                                Optional.of(row.checksum())));
    }

    static Evidence evidence(EvidenceSql papers, Ballot ballot, Optional<TieBreak> tieBreak) {
        return Evidence.of(
                ballot,
                tieBreak.flatMap(TieBreak::seed),
                papers.register(ballot.id()),
                papers.urn(ballot.id()));
    }

    static Result result(
            Rules rules, Tally tally, Optional<TieBreak> tieBreak, Optional<String> checksum) {
        return new Result(tally, Outcome.of(rules, tally, tieBreak), tieBreak, checksum);
    }

    private static Tally tally(Rules rules, ResultSql.Row row, List<ChoiceCount> counted) {
        return new Tally(
                rules.choices().stream().map(choice -> count(choice, counted)).toList(),
                row.votes(),
                Weights.plain(row.weight()),
                row.register(),
                Weights.plain(row.registerWeight()),
                Weights.plain(row.presentWeight()));
    }

    private static ChoiceCount count(String choice, List<ChoiceCount> counted) {
        return counted.stream()
                .filter(count -> count.choice().equals(choice))
                .map(count -> new ChoiceCount(choice, count.votes(), Weights.plain(count.weight())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no count of choice " + choice));
    }
}
