/**
 * Evidence: what is published about a count so that everybody can check it, and the recount.
 *
 * <p>It reads what voting has written down and changes nothing.
 */
@NullMarked
package rostrum.evidence;

import org.jspecify.annotations.NullMarked;
