/**
 * Plays one meeting with thousands of members against a running Rostrum and gives a verdict.
 *
 * <p>It knows the application only by its public addresses and shares no code with it.
 */
@NullMarked
package rostrum.bench;

import org.jspecify.annotations.NullMarked;
