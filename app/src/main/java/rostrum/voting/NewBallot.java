package rostrum.voting;

import java.time.Duration;
import java.util.Optional;
import rostrum.Input;
import rostrum.Refused;
import rostrum.Refused.Reason;

/**
 * What is asked and how, before the ballot opens.
 *
 * @param agendaItemId an item of the same assembly
 * @param question 1 to 300 characters, one line
 * @param markdown up to 20,000 characters
 * @param duration 10 seconds to 24 hours, fractions of a second are dropped; empty: open until it
 *     is closed
 */
public record NewBallot(
        long assemblyId,
        Optional<Long> agendaItemId,
        String question,
        String markdown,
        Majority majority,
        boolean mayRevote,
        Optional<Duration> duration) {

    private static final int LONGEST_QUESTION = 300;
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(24);

    /** As it is kept; refused with {@link Reason#INPUT_INVALID} and the field's name. */
    NewBallot checked() {
        if (duration.filter(d -> d.compareTo(SHORTEST) < 0 || d.compareTo(LONGEST) > 0)
                .isPresent()) {
            throw new Refused(Reason.INPUT_INVALID, "duration");
        }
        return new NewBallot(
                assemblyId,
                agendaItemId,
                Input.line("question", question, LONGEST_QUESTION),
                Input.markdown("markdown", markdown),
                majority,
                mayRevote,
                duration);
    }

    Optional<Long> durationSeconds() {
        return duration.map(Duration::toSeconds);
    }
}
