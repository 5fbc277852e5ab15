/**
 * How things look: page templates, live fragments, addresses, languages.
 *
 * <p>The only place that knows FreeMarker.
 */
@NullMarked
package rostrum.web.page;

import org.jspecify.annotations.NullMarked;
