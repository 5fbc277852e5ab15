/**
 * What only a browser can show: the pages and their script in the system's Chromium.
 *
 * <p>All tests here have the tag {@code browser} and run in a step of their own.
 */
@NullMarked
package rostrum.browser;

import org.jspecify.annotations.NullMarked;
