/**
 * Measures a running Rostrum from outside; here is what its programs share.
 *
 * <p>They know the application only by its public addresses and share no code with it.
 */
@NullMarked
package rostrum.bench;

import org.jspecify.annotations.NullMarked;
