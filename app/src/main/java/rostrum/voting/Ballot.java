package rostrum.voting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A question put to the members.
 *
 * <p>It is what it was at the moment it was read: a ballot whose deadline had passed by then is
 * closed, as of its deadline, even if the job that writes this down has not run yet.
 *
 * @param question 1 to 300 characters, one line
 * @param markdown up to 20,000 characters
 * @param duration how long it stays open once opened, in whole seconds; empty: until it is closed
 * @param closesAt the deadline, from opening on; no vote counts at or after it
 * @param closedAt when it was closed, at the latest its deadline
 */
public record Ballot(
        long id,
        long assemblyId,
        Optional<Long> agendaItemId,
        String question,
        String markdown,
        Method method,
        Secrecy secrecy,
        Majority majority,
        boolean mayRevote,
        Optional<Duration> duration,
        BallotState state,
        Optional<Instant> openedAt,
        Optional<Instant> closesAt,
        Optional<Instant> closedAt,
        Optional<Instant> publishedAt) {

    /** What can be voted, in the order in which it is shown. */
    public List<String> choices() {
        return method.choices();
    }
}
