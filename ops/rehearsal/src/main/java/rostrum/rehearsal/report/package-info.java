/** Judges what a rehearsal measured, and shows it: on a terminal, as a page, side by side. */
@NullMarked
package rostrum.rehearsal.report;

import org.jspecify.annotations.NullMarked;
