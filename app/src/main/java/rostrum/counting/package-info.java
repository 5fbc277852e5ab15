/**
 * How papers become an outcome: methods, majorities, quorum, ties; arithmetic without a database.
 *
 * <p>Exact: weights are decimals and nothing is rounded.
 */
@NullMarked
package rostrum.counting;

import org.jspecify.annotations.NullMarked;
