package rostrum.voting;

import java.time.Duration;
import java.util.Optional;
import rostrum.Input;
import rostrum.Refused.Reason;
import rostrum.counting.Majority;

/**
 * What is asked and how, before the ballot opens.
 *
 * @param agendaItemId an item of the same assembly
 * @param question 1 to 300 characters, one line
 * @param markdown up to 20,000 characters
 */
public record NewBallot(
        long assemblyId,
        Optional<Long> agendaItemId,
        String question,
        String markdown,
        Settings settings) {

    static final int LONGEST_QUESTION = 300;

    /** A roll call on yes or no. */
    public NewBallot(
            long assemblyId,
            Optional<Long> agendaItemId,
            String question,
            String markdown,
            Majority majority,
            boolean mayRevote,
            Optional<Duration> duration) {
        this(
                assemblyId,
                agendaItemId,
                question,
                markdown,
                Settings.motion(majority, mayRevote, duration));
    }

    /** As it is kept; refused with {@link Reason#INPUT_INVALID} and the field's name. */
    NewBallot checked() {
        return new NewBallot(
                assemblyId,
                agendaItemId,
                Input.line("question", question, LONGEST_QUESTION),
                Input.markdown("markdown", markdown),
                settings.checked());
    }
}
