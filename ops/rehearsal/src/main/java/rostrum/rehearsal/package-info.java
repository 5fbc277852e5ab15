/** The rehearsal: plays an event against a server, with as many members as will come. */
@NullMarked
package rostrum.rehearsal;

import org.jspecify.annotations.NullMarked;
