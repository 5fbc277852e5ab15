/**
 * The agenda of an assembly: numbered items with texts, one of them current.
 *
 * <p>Imports people and assembly only.
 */
@NullMarked
package rostrum.agenda;

import org.jspecify.annotations.NullMarked;
