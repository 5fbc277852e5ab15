/** What a rehearsal measured: plain data, as it is written down and read again. */
@NullMarked
package rostrum.rehearsal.result;

import org.jspecify.annotations.NullMarked;
