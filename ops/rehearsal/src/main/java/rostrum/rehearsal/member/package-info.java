/** The members: browsers played by Gatling. */
@NullMarked
package rostrum.rehearsal.member;

import org.jspecify.annotations.NullMarked;
