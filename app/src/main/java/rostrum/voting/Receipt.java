package rostrum.voting;

import java.time.Instant;
import java.util.Optional;

/**
 * The proof that a paper is recorded.
 *
 * @param memberId whose vote it is, and her name
 * @param code 80 bits, for example {@code 7K2Q-M0XD-9RTV-4H1C}; of a secret paper known only to the
 *     browser it was cast with
 * @param paper what is on it, as {@link rostrum.counting.Paper#text}; of a secret paper only after
 *     publication, and only with its code
 * @param votedAt empty for a secret paper: the times would tell the order
 */
public record Receipt(
        long ballotId,
        long memberId,
        String member,
        Optional<String> code,
        Optional<String> paper,
        Optional<Instant> votedAt) {}
