package rostrum.voting;

import java.time.Duration;
import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.counting.Majority;
import rostrum.counting.Rules;

/**
 * How a ballot is held; frozen when it opens.
 *
 * @param mayRevote whether a vote may be changed until the ballot closes; never in a secret one,
 *     where nobody can tell which paper to take out again
 * @param weighted whether a vote counts its member's weight, or one
 * @param interim whether the count is shown while it is open; never of a secret one, where each
 *     step would tell of a person
 * @param publishAtClosing whether the result is published as soon as it is closed
 * @param duration how long it stays open once opened, 10 seconds to 24 hours in whole seconds;
 *     empty: until it is closed
 */
public record Settings(
        Rules rules,
        Secrecy secrecy,
        boolean mayRevote,
        Electorate electorate,
        boolean weighted,
        boolean interim,
        boolean publishAtClosing,
        Optional<Duration> duration) {

    static final Duration SHORTEST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofHours(24);

    /** A roll call on yes or no. */
    public static Settings motion(
            Majority majority, boolean mayRevote, Optional<Duration> duration) {
        return new Settings(
                Rules.motion(majority),
                Secrecy.ROLL_CALL,
                mayRevote,
                Electorate.REGISTER,
                true,
                false,
                false,
                duration);
    }

    /** The same for another question. */
    Settings with(Rules others) {
        return new Settings(
                others,
                secrecy,
                mayRevote,
                electorate,
                weighted,
                interim,
                publishAtClosing,
                duration);
    }

    /** As they are kept; refused with {@link Reason#INPUT_INVALID} and the field's name. */
    Settings checked() {
        boolean secret = secrecy == Secrecy.SECRET;
        demand("mayRevote", !(secret && mayRevote));
        demand("interim", !(secret && interim));
        demand(
                "duration",
                duration.filter(d -> d.compareTo(SHORTEST) < 0 || d.compareTo(LONGEST) > 0)
                        .isEmpty());
        return new Settings(
                rules.checked(),
                secrecy,
                mayRevote,
                electorate,
                weighted,
                interim,
                publishAtClosing,
                duration.map(d -> Duration.ofSeconds(d.toSeconds())));
    }

    private static void demand(String field, boolean condition) {
        if (!condition) {
            throw new Refused(Reason.INPUT_INVALID, field);
        }
    }
}
