/**
 * The register of members, their access codes, sessions, attendance, and the site's organisers.
 *
 * <p>The leftmost feature: imports no other.
 */
@NullMarked
package rostrum.people;

import org.jspecify.annotations.NullMarked;
