/**
 * Live assemblies on one small server: the entry point, the settings and the wiring.
 *
 * <p>Everything that happens, happens in the packages below; here they are only put together.
 */
@NullMarked
package rostrum;

import org.jspecify.annotations.NullMarked;
