package rostrum.voting;

import java.math.BigDecimal;
import java.util.Optional;
import rostrum.counting.Paper;

/**
 * A paper as everybody may see it once the result is published.
 *
 * @param paper as it is kept, see {@link Paper#text}
 * @param number of the member whose vote it is; empty in a secret ballot
 * @param name hers; empty in a secret ballot
 */
public record PublishedPaper(
        String receipt,
        String paper,
        BigDecimal weight,
        Optional<String> number,
        Optional<String> name) {}
