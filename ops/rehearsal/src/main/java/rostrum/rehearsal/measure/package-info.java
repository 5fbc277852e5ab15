/** What is noted down while the event is played. */
@NullMarked
package rostrum.rehearsal.measure;

import org.jspecify.annotations.NullMarked;
