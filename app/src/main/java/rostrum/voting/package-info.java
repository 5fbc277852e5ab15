/**
 * Ballots: electoral register, roll, votes, tally and outcome.
 *
 * <p>Correctness comes before speed here.
 */
@NullMarked
package rostrum.voting;

import org.jspecify.annotations.NullMarked;
