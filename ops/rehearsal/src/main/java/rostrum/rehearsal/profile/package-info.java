/** The figures of an event, and what they mean for each member. */
@NullMarked
package rostrum.rehearsal.profile;

import org.jspecify.annotations.NullMarked;
