package rostrum.voting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rostrum.Input;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.counting.Outcome;
import rostrum.counting.TieBreak;
import rostrum.counting.TieRule;
import rostrum.db.Transaction;

/** What becomes of a ballot that is held once its votes are in. */
final class Decisions {
    private static final int LONGEST_REASON = 500;

    private Decisions() {}

    /** Publishes what has just been closed, if it was to be and nothing speaks against it. */
    static void atClosing(Transaction tx, BallotSql.Row closed, Outcome outcome, Instant now) {
        boolean tied = outcome.kind() == Outcome.Kind.TIED;
        if (closed.publishAtClosing() && !tied) {
            tx.sql(DecisionSql.class).publish(closed.assemblyId(), closed.id(), now);
        }
    }

    /** Publishes a result; nothing is left to do if closing the ballot has done so. */
    static void publish(Transaction tx, BallotSql.Row held, Instant now) {
        BallotSql.Row closed = Closing.settled(tx, held, now);
        if (held.overdue(now) && closed.state() == BallotState.PUBLISHED) {
            return;
        }
        demandState(closed.state() == BallotState.CLOSED && closed.annulledAt().isEmpty());
        if (result(tx, closed, now).outcome().kind() == Outcome.Kind.TIED) {
            throw new Refused(Reason.TIE_UNDECIDED);
        }
        demandState(tx.sql(DecisionSql.class).publish(closed.assemblyId(), closed.id(), now) == 1);
    }

    static void withhold(Transaction tx, BallotSql.Row held, String reason, Instant now) {
        BallotSql.Row closed = Closing.settled(tx, held, now);
        demandState(
                tx.sql(DecisionSql.class)
                                .withhold(closed.assemblyId(), closed.id(), line(reason), now)
                        == 1);
    }

    /** Annuls a ballot; one that is open is closed, and its result not published by that. */
    static void annul(Transaction tx, BallotSql.Row held, String reason, Instant now) {
        demandState(
                tx.sql(DecisionSql.class).annul(held.assemblyId(), held.id(), line(reason), now)
                        == 1);
        if (held.state() == BallotState.OPEN) {
            BallotSql.Row annulled =
                    tx.sql(BallotSql.class).find(held.assemblyId(), held.id()).orElseThrow();
            Closing.close(tx, annulled, now);
        }
    }

    static void breakTie(Transaction tx, BallotSql.Row held, List<String> ranking, Instant now) {
        BallotSql.Row closed = Closing.settled(tx, held, now);
        demandState(
                closed.state() == BallotState.CLOSED
                        && closed.annulledAt().isEmpty()
                        && closed.rules().tieRule() == TieRule.CHAIR);
        Outcome outcome = result(tx, closed, now).outcome();
        demandState(outcome.kind() == Outcome.Kind.TIED);
        if (ranking.size() != outcome.tied().size()
                || !Set.copyOf(ranking).equals(Set.copyOf(outcome.tied()))) {
            throw new Refused(Reason.INPUT_INVALID, "ranking");
        }
        TieBreak decided = new TieBreak(TieBreak.By.CHAIR, ranking, Optional.empty());
        tx.sql(ResultSql.class).breakTie(closed.id(), decided, now);
    }

    /** What a closed ballot came to; counted now if a release closed it that recorded nothing. */
    static Result result(Transaction tx, BallotSql.Row closed, Instant now) {
        return Recording.read(tx.sql(ResultSql.class), closed.at(now))
                .orElseGet(() -> Recording.write(tx, closed, now));
    }

    private static String line(String reason) {
        return Input.line("reason", reason, LONGEST_REASON);
    }

    private static void demandState(boolean condition) {
        if (!condition) {
            throw new Refused(Reason.STATE_CHANGED);
        }
    }
}
