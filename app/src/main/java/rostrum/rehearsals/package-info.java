/**
 * Assemblies to rehearse with: made and removed whole, which no real one ever is.
 *
 * <p>The rightmost feature; only the admin tool uses it. Nothing in it sends mail.
 */
@NullMarked
package rostrum.rehearsals;

import org.jspecify.annotations.NullMarked;
