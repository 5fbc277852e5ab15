package rostrum.people;

import java.time.Instant;

/**
 * One member votes for another.
 *
 * @param memberId who gave her vote away
 * @param memberNumber her number on the register
 * @param proxyNumber the number of her who casts it
 * @param proxy the name of her who casts it
 */
public record Delegation(
        long memberId,
        String memberNumber,
        String member,
        String proxyNumber,
        String proxy,
        Instant since) {}
