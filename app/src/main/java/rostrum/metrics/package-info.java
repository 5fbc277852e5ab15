/**
 * Every metric name, once, with its help text, and the text that Prometheus reads.
 *
 * <p>Knows no feature.
 */
@NullMarked
package rostrum.metrics;

import org.jspecify.annotations.NullMarked;
