package rostrum.web;

import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.assembly.Assemblies;
import rostrum.assembly.AssemblyState;
import rostrum.voting.BallotState;
import rostrum.voting.Ballots;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** The chair opens or ends the meeting. */
final class MoveMeeting extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Assemblies assemblies;
    private final transient Ballots ballots;

    MoveMeeting(Access access, Assemblies assemblies, Ballots ballots) {
        super(access);
        this.assemblies = assemblies;
        this.ballots = ballots;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        AssemblyState from = Choice.of(AssemblyState.class, visit, "from");
        AssemblyState to = Choice.of(AssemblyState.class, visit, "to");
        if (to == AssemblyState.ENDED && votingIsOpen(viewer)) {
            throw new Refused(Reason.BALLOT_STILL_OPEN);
        }
        assemblies.move(viewer.assembly().id(), from, to);
        return Urls.assembly(viewer.assembly().slug()).chair();
    }

    private boolean votingIsOpen(Viewer viewer) {
        return ballots.list(viewer.assembly().id()).stream()
                .anyMatch(ballot -> ballot.state() == BallotState.OPEN);
    }
}
