package rostrum.assembly;

import java.time.Instant;

/**
 * A short message to everybody in an assembly.
 *
 * @param text plain text, 1 to 500 characters, possibly with line feeds
 */
public record Notice(long id, String text, Instant postedAt) {}
