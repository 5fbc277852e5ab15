/**
 * Rostrum to try out: the application, a database inside, and a meeting that might be real.
 *
 * <p>Not part of what is installed on a server.
 */
@NullMarked
package rostrum.demo;

import org.jspecify.annotations.NullMarked;
