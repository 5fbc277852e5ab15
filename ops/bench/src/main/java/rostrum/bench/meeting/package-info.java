/** Plays one meeting with thousands of members against a running Rostrum and gives a verdict. */
@NullMarked
package rostrum.bench.meeting;

import org.jspecify.annotations.NullMarked;
