/**
 * Assemblies and their states, notices to everybody, and how many browsers are connected.
 *
 * <p>Imports people only.
 */
@NullMarked
package rostrum.assembly;

import org.jspecify.annotations.NullMarked;
