package rostrum.counting;

import java.util.List;
import java.util.Optional;

/**
 * How a tie was broken.
 *
 * @param ranking all who were tied, the winner first
 * @param seed of a lot: 256 random bits, 64 lower-case hexadecimal digits
 */
public record TieBreak(By by, List<String> ranking, Optional<String> seed) {
    /** Who broke it. */
    public enum By {
        CHAIR,
        LOT
    }

    public TieBreak {
        ranking = List.copyOf(ranking);
    }
}
