package rostrum.counting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What was decided, with the figures to say why.
 *
 * @param won the choices that won, the best first: {@code yes} of a motion, else options
 * @param tied the choices among which a tie has to be broken still, in the ballot's order
 * @param openSeats seats that nobody won
 * @param base the weight that the majority is a share of
 * @param needed the smallest weight that has the majority
 * @param quorumHad the weight that counted for the quorum
 * @param quorumNeeded the weight that makes the decision valid; 0: any
 */
public record Outcome(
        Kind kind,
        List<String> won,
        List<String> tied,
        int openSeats,
        BigDecimal base,
        BigDecimal needed,
        BigDecimal quorumHad,
        BigDecimal quorumNeeded) {

    /** In one word. */
    public enum Kind {
        /** A motion has its majority. */
        ADOPTED,
        REJECTED,
        /** Every seat is won; of a question with one answer: it has it. */
        DECIDED,
        /** Some seats are won. */
        PARTLY,
        /** Nobody won a seat. */
        UNDECIDED,
        /** The chair has to break a tie. */
        TIED,
        /** Too few took part: nothing is decided. */
        NO_QUORUM
    }

    public Outcome {
        won = List.copyOf(won);
        tied = List.copyOf(tied);
    }

    /**
     * The outcome of a count under its rules.
     *
     * @param tieBreak how a tie was broken; ignored where there is none to break
     * @throws IllegalArgumentException if it does not rank those, and only those, of {@link #tie}
     */
    public static Outcome of(Rules rules, Tally tally, Optional<TieBreak> tieBreak) {
        Quorum quorum = Quorum.of(rules, tally);
        Contest contest = Contest.of(rules, tally);
        List<String> tied = rules.tieRule() == TieRule.NONE ? List.of() : contest.equal();
        if (!quorum.reached()) {
            return outcome(Kind.NO_QUORUM, List.of(), List.of(), rules, contest, quorum);
        }
        if (!tied.isEmpty() && tieBreak.isEmpty()) {
            return outcome(Kind.TIED, contest.won(), tied, rules, contest, quorum);
        }
        List<String> won = tied.isEmpty() ? contest.won() : contest.after(tieBreak.orElseThrow());
        return outcome(kind(rules, won), won, List.of(), rules, contest, quorum);
    }

    /** Who has to be ranked by the chair or by lot; nobody where the rules break no tie. */
    public static List<String> tie(Rules rules, Tally tally) {
        return of(rules, tally, Optional.empty()).tied();
    }

    /**
     * Who is equal across the last seat, whether or not the rules break the tie; nobody where too
     * few took part.
     */
    public static List<String> equal(Rules rules, Tally tally) {
        return Quorum.of(rules, tally).reached() ? Contest.of(rules, tally).equal() : List.of();
    }

    /**
     * The options among which a run-off decides, in the ballot's order: the two best for each seat
     * that is open, and all who are equal with the last of them; where only a tie kept seats open,
     * those who are tied.
     *
     * <p>Empty where a run-off has nothing to decide: for yes and no; without a quorum, when the
     * ballot has to be repeated; while a tie is the chair's or the lot's to break; and when no more
     * options remain than there are seats, so that none could lose to another.
     */
    public static List<String> runOff(Rules rules, Tally tally) {
        Outcome outcome = of(rules, tally, Optional.empty());
        boolean decidable = outcome.kind == Kind.PARTLY || outcome.kind == Kind.UNDECIDED;
        return decidable ? Contest.of(rules, tally).runOff(tally) : List.of();
    }

    /** Whether what was put to the vote is decided, and not against it. */
    public boolean adopted() {
        return kind == Kind.ADOPTED || kind == Kind.DECIDED;
    }

    private static Kind kind(Rules rules, List<String> won) {
        if (!rules.method().hasOptions()) {
            return won.isEmpty() ? Kind.REJECTED : Kind.ADOPTED;
        }
        if (won.isEmpty()) {
            return Kind.UNDECIDED;
        }
        return won.size() == rules.seats() ? Kind.DECIDED : Kind.PARTLY;
    }

    private static Outcome outcome(
            Kind kind,
            List<String> won,
            List<String> tied,
            Rules rules,
            Contest contest,
            Quorum quorum) {
        return new Outcome(
                kind,
                won,
                tied,
                rules.method().hasOptions() ? rules.seats() - won.size() : 0,
                contest.base(),
                contest.needed(),
                quorum.had(),
                quorum.needed());
    }
}
