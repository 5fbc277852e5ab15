package rostrum.voting;

import java.time.Instant;

/**
 * What the chair noted about a ballot, for the record.
 *
 * @param reason 1 to 500 characters, one line
 */
public record Remark(Instant at, String reason) {}
