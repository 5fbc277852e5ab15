package rostrum.voting;

import java.math.BigDecimal;

/**
 * What was decided, with the figures to say so: "adopted: 212 yes of 292 valid, 147 needed".
 *
 * @param yes the weight of the yes votes
 * @param no the weight of the no votes
 * @param needed the smallest yes that adopts, see {@link Majority#needed}
 */
public record Outcome(
        boolean adopted, Majority majority, BigDecimal yes, BigDecimal no, BigDecimal needed) {

    public static Outcome of(Majority majority, Tally tally) {
        BigDecimal yes = tally.weightOf(Method.YES);
        BigDecimal no = tally.weightOf(Method.NO);
        return new Outcome(majority.adopts(yes, no), majority, yes, no, majority.needed(yes, no));
    }

    /** The votes that count: yes and no together. */
    public BigDecimal valid() {
        return Weights.plain(yes.add(no));
    }
}
