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

    /** The outcome of a count under its rules. */
    public static Outcome of(Rules rules, Tally tally, Optional<TieBreak> tieBreak) {
        BigDecimal yes = tally.weightOf(Paper.YES);
        BigDecimal no = tally.weightOf(Paper.NO);
        boolean adopted = rules.majority().adopts(yes, no);
        return new Outcome(
                adopted ? Kind.ADOPTED : Kind.REJECTED,
                adopted ? List.of(Paper.YES) : List.of(),
                List.of(),
                0,
                Weights.plain(yes.add(no)),
                rules.majority().needed(yes, no),
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    /** The options for a run-off. */
    public static List<String> runOff(Rules rules, Tally tally) {
        return List.of();
    }

    public boolean adopted() {
        return kind == Kind.ADOPTED || kind == Kind.DECIDED;
    }
}
