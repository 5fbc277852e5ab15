package rostrum.web.page;

import java.util.List;
import java.util.Optional;
import rostrum.counting.Outcome;
import rostrum.counting.Outcome.Kind;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.Origin;
import rostrum.voting.Result;

/**
 * What the chair can do about a ballot right now.
 *
 * @param extend whether it has a deadline to be moved
 * @param tied the options among which the chair has to decide; empty: there is no such tie
 * @param places how many of the tied win
 * @param runOff whether a run-off can be prepared
 */
public record BallotSteps(
        boolean draft,
        boolean open,
        boolean extend,
        boolean publish,
        boolean withhold,
        boolean annul,
        List<String> tied,
        int places,
        boolean runOff,
        boolean repeat) {

    /**
     * The steps for a ballot.
     *
     * @param result of one that is closed
     * @param all of the assembly, among them those that follow it
     */
    static BallotSteps of(Ballot ballot, Optional<Result> result, List<Ballot> all) {
        boolean counts = ballot.annulled().isEmpty();
        boolean open = ballot.state() == BallotState.OPEN;
        boolean closed = ballot.state() == BallotState.CLOSED && counts;
        boolean tie = result.filter(r -> r.outcome().kind() == Kind.TIED).isPresent();
        return new BallotSteps(
                ballot.state() == BallotState.DRAFT,
                open,
                open && ballot.closesAt().isPresent(),
                closed && !tie,
                closed && ballot.withheld().isEmpty(),
                counts && ballot.state() != BallotState.DRAFT,
                closed && tie ? result.orElseThrow().outcome().tied() : List.of(),
                result.map(r -> Math.max(1, r.outcome().openSeats())).orElse(1),
                counts
                        && result.filter(r -> leavesSeats(ballot, r)).isPresent()
                        && !isFollowed(ballot, Origin.As.RUN_OFF, all),
                !counts && !isFollowed(ballot, Origin.As.REPEAT, all));
    }

    private static boolean leavesSeats(Ballot ballot, Result result) {
        Kind kind = result.outcome().kind();
        return (kind == Kind.PARTLY || kind == Kind.UNDECIDED)
                && !Outcome.runOff(ballot.rules(), result.tally()).isEmpty();
    }

    private static boolean isFollowed(Ballot ballot, Origin.As as, List<Ballot> all) {
        Optional<Origin> origin = Optional.of(new Origin(ballot.id(), as));
        return all.stream().anyMatch(other -> other.origin().equals(origin));
    }
}
