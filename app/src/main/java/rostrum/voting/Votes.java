package rostrum.voting;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Database;
import rostrum.metrics.Metric;
import rostrum.metrics.Metrics;

/**
 * Casting votes.
 *
 * <p>A vote is answered after its commit. What was answered is in the tally, and nothing else is.
 * Thread-safe, also across processes.
 */
public final class Votes {
    /** How long a vote waits for others before it; a burst of thousands is through by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Database database;
    private final Intake intake;
    private final Groups groups;
    private final Metrics metrics;

    public Votes(Database database, Clock clock, SecureRandom random, Metrics metrics) {
        this(database, clock, random, metrics, PATIENCE);
    }

    Votes(Database database, Clock clock, SecureRandom random, Metrics metrics, Duration patience) {
        this.database = database;
        this.intake = new Intake(clock, random);
        this.groups = new Groups(this::record, patience);
        this.metrics = metrics;
    }

    /**
     * Records a member's own vote. The same choice again is answered with the same receipt, also
     * after the ballot has closed, because the first answer may have been lost; another choice
     * replaces the vote where the ballot allows it. A secret paper is known again only by the
     * browser it was cast with.
     *
     * <p>Refused, in this order, with {@link Reason#NOT_FOUND} (no ballot of the member's
     * assembly), {@link Reason#CHOICE_INVALID}, {@link Reason#BALLOT_NOT_OPEN} (also from the
     * deadline on), {@link Reason#PROXY_VOTES} or {@link Reason#NOT_ON_REGISTER}, {@link
     * Reason#ALREADY_VOTED}.
     *
     * @param choices what is on the paper, see {@link rostrum.counting.Rules#paper}
     */
    public Receipt cast(Voter voter, long ballotId, List<String> choices) {
        return cast(voter, ballotId, Map.of(voter.member().id(), choices)).getFirst();
    }

    /**
     * Records several papers, all or none: her own and those of members she votes for. Refused as
     * above.
     *
     * @param papers the choices on each, by the id of the member whose vote it is
     * @return a receipt for each, in the order of these ids
     */
    public List<Receipt> cast(Voter voter, long ballotId, Map<Long, List<String>> papers) {
        return take(voter, ballotId, papers).receipts();
    }

    /** The same, with all that there is to tell her about the ballot afterwards. */
    public Taken take(Voter voter, long ballotId, Map<Long, List<String>> papers) {
        Form form = new Form(voter, ballotId, new TreeMap<>(papers));
        return groups.take(form).get();
    }

    /** How many forms wait, in this process, until the group before them is recorded. */
    public int waiting() {
        return groups.waiting();
    }

    /**
     * Records a group in one transaction. When the database is away, or its word got lost, that is
     * the answer to all; when it objects, each half is tried by itself, so that one form's mishap
     * is not everybody's.
     */
    private List<Answer> record(List<Form> forms) {
        long start = System.nanoTime();
        try {
            List<Answer> answers = database.write(tx -> intake.take(tx, forms));
            metrics.time(Metric.VOTE_GROUPS, "success", System.nanoTime() - start);
            metrics.count(Metric.VOTES_RECORDED, answers.stream().mapToInt(Answer::recorded).sum());
            return answers;
        } catch (Refused e) {
            metrics.time(Metric.VOTE_GROUPS, "error", System.nanoTime() - start);
            return Collections.nCopies(forms.size(), Answer.of(e));
        } catch (RuntimeException e) {
            metrics.time(Metric.VOTE_GROUPS, "error", System.nanoTime() - start);
            if (forms.size() == 1) {
                return List.of(Answer.of(e));
            }
            List<Answer> answers = new ArrayList<>(record(forms.subList(0, forms.size() / 2)));
            answers.addAll(record(forms.subList(forms.size() / 2, forms.size())));
            return answers;
        }
    }

    /**
     * The papers in a ballot that somebody may fill in, with the receipts of those that are cast;
     * her own first. None in a draft, in a ballot of another assembly, and when she is not on the
     * electoral register.
     */
    public List<HeldPaper> papers(Voter voter, long ballotId) {
        return papers(voter, Optional.of(ballotId)).held().getOrDefault(ballotId, List.of());
    }

    /** Her papers in all ballots of her assembly; two queries at most. */
    public Papers papers(Voter voter) {
        return papers(voter, Optional.empty());
    }

    private Papers papers(Voter voter, Optional<Long> ballotId) {
        return HeldPapers.of(database, voter, ballotId);
    }

    /** How many have voted so far; 0 of 0 for a draft or an unknown ballot. */
    public Turnout turnout(long ballotId) {
        return database.read(VoteSql.class, sql -> sql.turnout(ballotId));
    }
}
