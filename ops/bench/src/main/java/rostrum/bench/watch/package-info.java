/** Watches a site as its visitors would while it is worked on, and says whether they noticed. */
@NullMarked
package rostrum.bench.watch;

import org.jspecify.annotations.NullMarked;
