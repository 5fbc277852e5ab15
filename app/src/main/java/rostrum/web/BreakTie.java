package rostrum.web;

import java.util.ArrayList;
import java.util.List;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.Ballots;
import rostrum.voting.Results;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/**
 * The chair decides a tie: {@code rank} names those who are tied, the winner first. The winner
 * alone will do; the others follow in the ballot's order, and gain nothing by it.
 */
final class BreakTie extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Ballots ballots;
    private final transient Results results;

    BreakTie(Access access, Ballots ballots, Results results) {
        super(access);
        this.ballots = ballots;
        this.results = results;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        long assembly = viewer.assembly().id();
        Ballot ballot =
                ballots.find(assembly, visit.pathNumber("id"))
                        .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        ballots.breakTie(assembly, ballot.id(), ranking(visit.fields("rank"), ballot));
        return Urls.assembly(viewer.assembly().slug()).chairBallot(ballot.id());
    }

    private List<String> ranking(List<String> ranks, Ballot ballot) {
        boolean closed = ballot.state() == BallotState.CLOSED;
        if (ranks.size() != 1 || !closed) {
            return ranks;
        }
        var outcome = results.of(ballot).outcome();
        List<String> ranking = new ArrayList<>(ranks);
        if (outcome.openSeats() <= 1) {
            outcome.tied().stream().filter(key -> !ranks.contains(key)).forEach(ranking::add);
        }
        return ranking;
    }
}
