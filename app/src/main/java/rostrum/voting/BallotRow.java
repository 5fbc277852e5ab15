package rostrum.voting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A ballot as it is written down, which may be a moment behind its deadline. */
record BallotRow(
        long id,
        long assemblyId,
        Optional<Long> agendaItemId,
        String question,
        String markdown,
        Method method,
        Secrecy secrecy,
        Majority majority,
        boolean mayRevote,
        Optional<Long> durationSeconds,
        BallotState state,
        Optional<Instant> openedAt,
        Optional<Instant> closesAt,
        Optional<Instant> closedAt,
        Optional<Instant> publishedAt) {

    boolean accepts(Instant now) {
        return state == BallotState.OPEN && !overdue(now);
    }

    /** Whether its deadline has passed and nobody has written down that it is closed. */
    boolean overdue(Instant now) {
        return state == BallotState.OPEN && closesAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    Ballot at(Instant now) {
        boolean overdue = overdue(now);
        return new Ballot(
                id,
                assemblyId,
                agendaItemId,
                question,
                markdown,
                method,
                secrecy,
                majority,
                mayRevote,
                durationSeconds.map(Duration::ofSeconds),
                overdue ? BallotState.CLOSED : state,
                openedAt,
                closesAt,
                overdue ? closesAt : closedAt,
                publishedAt);
    }
}
