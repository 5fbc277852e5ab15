/**
 * Work in the background: scheduled jobs that survive a restart, and the supervision of loops.
 *
 * <p>Knows no feature: features register what is to be done and when.
 */
@NullMarked
package rostrum.jobs;

import org.jspecify.annotations.NullMarked;
