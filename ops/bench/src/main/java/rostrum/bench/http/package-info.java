/** As much HTTP/1.1 and server-sent events as plays a browser, written out to be measured. */
@NullMarked
package rostrum.bench.http;

import org.jspecify.annotations.NullMarked;
