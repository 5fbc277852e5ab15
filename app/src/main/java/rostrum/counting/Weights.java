package rostrum.counting;

import java.math.BigDecimal;
import java.util.List;

/** Vote weights as people write them. */
public final class Weights {
    private Weights() {}

    /** Without trailing zeros and without an exponent: 212, not 212.0000 and not 2.12E+2. */
    public static BigDecimal plain(BigDecimal weight) {
        BigDecimal stripped = weight.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The decimal places it takes to write all of them: 0 for whole numbers. */
    static int places(List<BigDecimal> weights) {
        return weights.stream().mapToInt(weight -> plain(weight).scale()).max().orElse(0);
    }
}
