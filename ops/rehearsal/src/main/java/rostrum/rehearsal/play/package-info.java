/** Plays an event from the first member's arrival to the last comparison. */
@NullMarked
package rostrum.rehearsal.play;

import org.jspecify.annotations.NullMarked;
