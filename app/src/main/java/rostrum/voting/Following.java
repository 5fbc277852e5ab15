package rostrum.voting;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.counting.Majority;
import rostrum.counting.Outcome;
import rostrum.counting.Rules;
import rostrum.counting.Tally;
import rostrum.db.Transaction;

/**
 * Drafts made from ballots that are over. A ballot is followed once in each way; a follower that
 * was deleted while it was a draft does not count.
 */
final class Following {
    private static final Pattern ROUND = Pattern.compile("(.*) \\(([2-9]|[1-9][0-9])\\)");

    private Following() {}

    /** The same question again, of a ballot that is held and annulled. */
    static NewBallot repeat(Transaction tx, BallotSql.Row held, Instant now) {
        demand(held.annulledAt().isPresent() && !isFollowed(tx, held, Origin.As.REPEAT));
        return draft(held, held.question(), held.settings());
    }

    /** The best who were not elected for the seats left open, of a ballot that is held. */
    static NewBallot runOff(Transaction tx, BallotSql.Row held, Instant now) {
        boolean over = held.state() == BallotState.CLOSED || held.state() == BallotState.PUBLISHED;
        demand(
                over
                        && held.annulledAt().isEmpty()
                        && held.rules().method().hasOptions()
                        && !isFollowed(tx, held, Origin.As.RUN_OFF));
        Result result = Decisions.result(tx, held, now);
        Rules rules = runOff(held.rules(), result.tally(), result.outcome().openSeats());
        return draft(held, nextRound(held), held.settings().with(rules));
    }

    private static Rules runOff(Rules rules, Tally tally, int openSeats) {
        List<String> options =
                Outcome.runOff(rules, tally).stream()
                        .map(key -> rules.options().get(Integer.parseInt(key) - 1))
                        .toList();
        demand(!options.isEmpty());
        int seats = Math.min(openSeats, options.size());
        return new Rules(
                rules.method(),
                options,
                seats,
                seats,
                Majority.SIMPLE,
                rules.majorityBase(),
                rules.countAbstentions(),
                rules.quorumPercent(),
                rules.quorumBase(),
                rules.tieRule());
    }

    /** "Board (2)", and after that "Board (3)"; cut where it would be too long. */
    private static String nextRound(BallotSql.Row held) {
        Matcher before = ROUND.matcher(held.question());
        boolean counted = held.followsId().isPresent() && before.matches();
        String question = counted ? before.group(1) : held.question();
        int round = counted ? Integer.parseInt(before.group(2)) + 1 : 2;
        String suffix = " (" + round + ")";
        int longest = NewBallot.LONGEST_QUESTION - suffix.length();
        int end =
                question.offsetByCodePoints(
                        0, Math.min(longest, question.codePointCount(0, question.length())));
        return question.substring(0, end) + suffix;
    }

    private static NewBallot draft(BallotSql.Row held, String question, Settings settings) {
        return new NewBallot(
                held.assemblyId(), held.agendaItemId(), question, held.markdown(), settings);
    }

    private static boolean isFollowed(Transaction tx, BallotSql.Row held, Origin.As as) {
        return tx.sql(DecisionSql.class).isFollowed(held.assemblyId(), held.id(), as);
    }

    private static void demand(boolean condition) {
        if (!condition) {
            throw new Refused(Reason.STATE_CHANGED);
        }
    }
}
