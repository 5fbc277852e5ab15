/**
 * What the tests share: a real PostgreSQL, a clock to turn, the cast.
 *
 * <p>Ada chairs, Ben is a member, Olga is outside.
 */
@NullMarked
package rostrum.testing;

import org.jspecify.annotations.NullMarked;
