package rostrum.counting;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What it takes to adopt. Counts the weights of yes and no; abstentions count on neither side; a
 * tie rejects. Exact: nothing is rounded.
 */
public enum Majority {
    /** More yes than no. */
    SIMPLE {
        @Override
        public boolean adopts(BigDecimal yes, BigDecimal no) {
            return yes.compareTo(no) > 0;
        }

        @Override
        BigInteger neededOf(BigInteger valid) {
            return valid.divide(TWO).add(BigInteger.ONE);
        }
    },

    /** At least two thirds of yes and no together, and at least one yes. */
    TWO_THIRDS {
        @Override
        public boolean adopts(BigDecimal yes, BigDecimal no) {
            return yes.signum() > 0
                    && yes.multiply(THREE).compareTo(yes.add(no).multiply(BigDecimal.TWO)) >= 0;
        }

        @Override
        BigInteger neededOf(BigInteger valid) {
            return valid.multiply(TWO).add(TWO).divide(BigInteger.valueOf(3)).max(BigInteger.ONE);
        }
    };

    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    public abstract boolean adopts(BigDecimal yes, BigDecimal no);

    /** The fewest yes units that adopt, when yes and no are so many units together. */
    abstract BigInteger neededOf(BigInteger valid);

    /**
     * The smallest yes that adopts, when yes and no together stay what they are.
     *
     * <p>It is a multiple of a unit: 1, or with fractional weights the finest decimal place that
     * occurs in yes or no. 1.5 yes and 1.5 no are 30 tenths, 16 tenths adopt: 1.6.
     */
    public BigDecimal needed(BigDecimal yes, BigDecimal no) {
        int places = Math.max(Weights.plain(yes).scale(), Weights.plain(no).scale());
        BigInteger valid = yes.add(no).movePointRight(places).toBigIntegerExact();
        return Weights.plain(new BigDecimal(neededOf(valid), places));
    }
}
