package rostrum.people;

import java.util.List;
import java.util.Optional;

/**
 * How a member takes part.
 *
 * @param present whether she is checked in
 * @param proxy the name of who votes for her
 * @param votesFor the names of those for whom she votes, in the order of their numbers (as text)
 */
public record Standing(boolean present, Optional<String> proxy, List<String> votesFor) {
    /** Of somebody who is on no register. */
    public static final Standing NONE = new Standing(false, Optional.empty(), List.of());
}
