package rostrum.voting;

import java.time.Instant;

/**
 * The proof that a vote is recorded.
 *
 * @param code 80 random bits, for example {@code 7K2Q-M0XD-9RTV-4H1C}
 */
public record Receipt(long ballotId, String choice, String code, Instant votedAt) {}
