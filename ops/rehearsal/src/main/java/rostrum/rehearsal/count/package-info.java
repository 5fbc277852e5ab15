/** Whether every vote that was acknowledged is in the published result, once. */
@NullMarked
package rostrum.rehearsal.count;

import org.jspecify.annotations.NullMarked;
