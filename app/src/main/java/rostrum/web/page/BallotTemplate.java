package rostrum.web.page;

import java.util.List;
import java.util.Optional;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.TieRule;
import rostrum.voting.Electorate;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;

/** A usual kind of ballot, from which the form for a new one is filled in. */
public enum BallotTemplate {
    MOTION(Method.YES_NO_ABSTAIN, 1, Majority.SIMPLE, Secrecy.ROLL_CALL),
    /** A change of the rules, by two thirds. */
    RULES(Method.YES_NO_ABSTAIN, 1, Majority.TWO_THIRDS, Secrecy.ROLL_CALL),
    /** A secret election for one seat, by more than half: else there is a run-off. */
    SEAT(Method.ELECTION, 1, Majority.ABSOLUTE, Secrecy.SECRET),
    /** A secret election for several seats: the most votes win. */
    SEATS(Method.ELECTION, 2, Majority.SIMPLE, Secrecy.SECRET),
    ONE(Method.ONE_OF_N, 1, Majority.SIMPLE, Secrecy.ROLL_CALL),
    APPROVAL(Method.UP_TO_K, 1, Majority.SIMPLE, Secrecy.ROLL_CALL);

    private final Method method;
    private final int seats;
    private final Majority majority;
    private final Secrecy secrecy;

    BallotTemplate(Method method, int seats, Majority majority, Secrecy secrecy) {
        this.method = method;
        this.seats = seats;
        this.majority = majority;
        this.secrecy = secrecy;
    }

    /** How such a ballot is held, still without its options. */
    Settings settings() {
        Rules motion = Rules.motion(majority);
        Rules rules =
                new Rules(
                        method,
                        List.of(),
                        1,
                        seats,
                        majority,
                        Base.CAST,
                        motion.countAbstentions(),
                        motion.quorumPercent(),
                        motion.quorumBase(),
                        TieRule.NONE);
        return new Settings(
                rules,
                secrecy,
                secrecy == Secrecy.ROLL_CALL,
                Electorate.REGISTER,
                true,
                false,
                false,
                Optional.empty());
    }
}
