package rostrum.counting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Whether enough took part for the decision to be valid.
 *
 * @param had the weight of those who did
 * @param needed the smallest weight that is enough, a multiple of the unit in which {@code had} and
 *     the register are written; 0: any
 */
record Quorum(BigDecimal had, BigDecimal needed) {
    private static final int HUNDREDTHS = 2;

    static Quorum of(Rules rules, Tally tally) {
        BigDecimal had =
                rules.quorumBase() == Base.PRESENT ? tally.presentWeight() : tally.weight();
        int places = Weights.places(List.of(had, tally.registerWeight()));
        BigDecimal needed =
                rules.quorumPercent()
                        .multiply(tally.registerWeight())
                        .movePointLeft(HUNDREDTHS)
                        .setScale(places, RoundingMode.CEILING);
        return new Quorum(Weights.plain(had), Weights.plain(needed));
    }

    /** Exact although {@code needed} is rounded up: both are multiples of the same unit. */
    boolean reached() {
        return had.compareTo(needed) >= 0;
    }
}
