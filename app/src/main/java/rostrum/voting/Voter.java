package rostrum.voting;

import java.util.Optional;
import rostrum.people.Member;

/**
 * A member who votes, and the browser she votes with.
 *
 * @param key of her session; without one the code of a secret paper is shown once and never again
 */
public record Voter(Member member, Optional<ReceiptKey> key) {
    /** A member without a browser: a demonstration, a test. */
    public static Voter of(Member member) {
        return new Voter(member, Optional.empty());
    }
}
