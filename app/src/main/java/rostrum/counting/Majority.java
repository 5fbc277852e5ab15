package rostrum.counting;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What share of a base it takes to win. Exact: nothing is rounded. */
public enum Majority {
    /** More yes than no, which is more than half of both; of several options: the most votes. */
    SIMPLE(1, 2, true),
    /** More than half of the base. */
    ABSOLUTE(1, 2, true),
    /** At least two thirds of the base, and more than nothing. */
    TWO_THIRDS(2, 3, false),
    /** At least three quarters of the base, and more than nothing. */
    THREE_QUARTERS(3, 4, false);

    private final BigDecimal parts;
    private final BigDecimal whole;
    private final boolean more;

    /**
     * @param more whether exactly this share is too little
     */
    Majority(int parts, int whole, boolean more) {
        this.parts = BigDecimal.valueOf(parts);
        this.whole = BigDecimal.valueOf(whole);
        this.more = more;
    }

    /** Whether a weight is this share of the base. */
    boolean has(BigDecimal weight, BigDecimal base) {
        int compared = weight.multiply(whole).compareTo(base.multiply(parts));
        return weight.signum() > 0 && (more ? compared > 0 : compared >= 0);
    }

    /**
     * The smallest weight that is this share of the base, among the multiples of a unit: 1.5 yes
     * and 1.5 no are 30 tenths, 16 tenths are more than half: 1.6.
     *
     * @param places decimal places of the unit: 0 for whole votes, 1 for tenths
     */
    BigDecimal needed(BigDecimal base, int places) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(places);
        BigDecimal most = base.multiply(parts);
        BigDecimal needed =
                more
                        ? most.divide(whole, places, RoundingMode.FLOOR).add(unit)
                        : most.divide(whole, places, RoundingMode.CEILING).max(unit);
        return Weights.plain(needed);
    }
}
