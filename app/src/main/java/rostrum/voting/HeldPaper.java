package rostrum.voting;

import java.util.Optional;

/**
 * A ballot paper that somebody may fill in: her own, or that of a member she votes for.
 *
 * @param memberId whose vote it is, and her name
 * @param own whether she votes for herself
 * @param receipt present once it is cast
 */
public record HeldPaper(long memberId, String member, boolean own, Optional<Receipt> receipt) {}
