package rostrum.counting;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MajorityTest {
    private static final int MOST = 100_000;

    @Test
    void worksAsTheLawSaysIt() {
        qt().forAll(
                        arbitrary().enumValues(Majority.class),
                        integers().between(0, MOST),
                        integers().between(0, MOST))
                .check((majority, weight, others) ->
                        majority.has(decimal(weight, 0), decimal(weight + others, 0))
                                == switch (majority) {
                                    case SIMPLE, ABSOLUTE -> weight > others;
                                    case TWO_THIRDS -> weight > 0 && weight >= 2L * others;
                                    case THREE_QUARTERS -> weight > 0 && weight >= 3L * others;
                                });
    }

    @Test
    void neededIsTheSmallestWeightThatHasIt() {
        qt().forAll(
                        arbitrary().enumValues(Majority.class),
                        integers().between(0, MOST),
                        integers().between(0, 4))
                .check((majority, units, places) -> {
                    BigDecimal base = decimal(units, places);
                    BigDecimal needed = majority.needed(base, places);
                    BigDecimal less = needed.subtract(decimal(1, places));
                    return majority.has(needed, base) && !majority.has(less, base);
                });
    }

    @Test
    void neededIsAMultipleOfTheUnit() {
        qt().forAll(
                        arbitrary().enumValues(Majority.class),
                        integers().between(0, MOST),
                        integers().between(0, 4))
                .check((majority, units, places) ->
                        majority.needed(decimal(units, places), places).scale() <= places);
    }

    @Test
    void aFinerUnitNeverAsksForMore() {
        qt().forAll(
                        arbitrary().enumValues(Majority.class),
                        integers().between(0, MOST),
                        integers().between(0, 4))
                .check((majority, base, places) ->
                        majority.needed(decimal(base, 0), places)
                                        .compareTo(majority.needed(decimal(base, 0), 0))
                                <= 0);
    }

    private static BigDecimal decimal(int units, int places) {
        return BigDecimal.valueOf(units, places);
    }
}
