package rostrum.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LotTest {
    private static final String SEED = "0123456789abcdef".repeat(4);

    /** As {@code printf %s "$seed:$key" | sha256sum} orders them. */
    @Test
    void works() {
        assertThat(Lot.ranking(List.of("1", "2", "3", "4"), SEED))
                .containsExactly("1", "4", "3", "2");
        assertThat(Lot.ranking(List.of("yes", "no"), SEED)).containsExactly("no", "yes");
    }

    @Test
    void ranksEverybodyOnceInAnOrderThatOnlyTheSeedMakes() {
        qt().forAll(
                        longs().between(0, Long.MAX_VALUE),
                        integers().between(0, 100),
                        integers().between(0, 100))
                .checkAssert((number, many, turns) -> {
                    String seed = seed(number);
                    List<String> tied =
                            new ArrayList<>(
                                    IntStream.rangeClosed(1, many)
                                            .mapToObj(String::valueOf)
                                            .toList());
                    List<String> ranking = Lot.ranking(tied, seed);
                    assertThat(ranking).containsExactlyInAnyOrderElementsOf(tied);
                    Collections.rotate(tied, turns);
                    assertThat(Lot.ranking(tied, seed)).isEqualTo(ranking);
                });
    }

    @Test
    void everybodyCanWin() {
        List<String> tied = List.of("1", "2", "3");
        Set<String> winners = new HashSet<>();
        LongStream.range(0, 50)
                .forEach(number -> winners.add(Lot.ranking(tied, seed(number)).getFirst()));
        assertThat(winners).containsExactlyInAnyOrderElementsOf(tied);
    }

    private static String seed(long number) {
        return "%064x".formatted(number);
    }
}
