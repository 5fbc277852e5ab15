/** The people of an assembly, who use the site by its public addresses and forms. */
@NullMarked
package rostrum.bench.site;

import org.jspecify.annotations.NullMarked;
