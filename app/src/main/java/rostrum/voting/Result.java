package rostrum.voting;

import java.util.Optional;
import rostrum.counting.Outcome;
import rostrum.counting.Tally;
import rostrum.counting.TieBreak;

/**
 * What a closed ballot came to.
 *
 * @param checksum SHA-256 of the {@link Evidence}, 64 lower-case hexadecimal digits; empty for a
 *     ballot closed by a release that did not record it
 */
public record Result(
        Tally tally, Outcome outcome, Optional<TieBreak> tieBreak, Optional<String> checksum) {}
