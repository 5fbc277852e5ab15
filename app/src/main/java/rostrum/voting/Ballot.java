package rostrum.voting;

import java.time.Instant;
import java.util.Optional;
import rostrum.counting.Rules;

/**
 * A question put to the members.
 *
 * <p>It is what it was at the moment it was read: a ballot whose deadline had passed by then is
 * closed, as of its deadline, even if the job that writes this down has not run yet.
 *
 * @param question 1 to 300 characters, one line
 * @param markdown up to 20,000 characters
 * @param closesAt the deadline, from opening on; no vote counts at or after it
 * @param closedAt when it was closed, at the latest its deadline
 * @param withheld why the result was not published; it stays when that is done later after all
 * @param annulled why it does not count
 * @param origin the ballot it repeats, or is the run-off of
 */
public record Ballot(
        long id,
        long assemblyId,
        Optional<Long> agendaItemId,
        String question,
        String markdown,
        Settings settings,
        BallotState state,
        Optional<Instant> openedAt,
        Optional<Instant> closesAt,
        Optional<Instant> closedAt,
        Optional<Instant> publishedAt,
        Optional<Remark> withheld,
        Optional<Remark> annulled,
        Optional<Origin> origin) {

    public Rules rules() {
        return settings.rules();
    }

    public boolean secret() {
        return settings.secrecy() == Secrecy.SECRET;
    }
}
