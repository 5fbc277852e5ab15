package rostrum.people;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What one browser is signed in as.
 *
 * @param organiserId present if it is signed in as an organiser of the site
 * @param memberByAssembly as which member in which assembly, by its id
 */
public record Session(
        long id,
        Optional<Long> organiserId,
        Map<Long, Member> memberByAssembly,
        Instant expiresAt) {
    public Session {
        memberByAssembly = Map.copyOf(memberByAssembly);
    }
}
