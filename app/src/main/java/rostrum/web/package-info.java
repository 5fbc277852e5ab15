/**
 * What the site answers: the table of contents in Routes, one small servlet per page or action.
 *
 * <p>Loads, acts, answers; rules live in the features.
 */
@NullMarked
package rostrum.web;

import org.jspecify.annotations.NullMarked;
