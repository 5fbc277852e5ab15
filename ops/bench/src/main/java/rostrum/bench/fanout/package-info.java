/** The bench for the fan-out: what one delivered update costs each of several servers. */
@NullMarked
package rostrum.bench.fanout;

import org.jspecify.annotations.NullMarked;
