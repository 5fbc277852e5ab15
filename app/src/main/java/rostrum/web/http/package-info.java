/**
 * The HTTP side: server, filters, event streams, static files; the only place that sets a status.
 *
 * <p>Knows requests and answers, not pages.
 */
@NullMarked
package rostrum.web.http;

import org.jspecify.annotations.NullMarked;
