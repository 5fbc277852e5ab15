/**
 * The live path: keeps the newest frame of every section and delivers it to every subscriber.
 *
 * <p>Knows bytes, not assemblies; uses nothing but the JDK.
 */
@NullMarked
package rostrum.live;

import org.jspecify.annotations.NullMarked;
