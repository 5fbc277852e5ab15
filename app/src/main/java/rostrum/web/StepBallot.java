package rostrum.web;

import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.voting.Ballots;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** The chair opens, closes, publishes or deletes a ballot. */
final class StepBallot extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Ballots ballots;

    StepBallot(Access access, Ballots ballots) {
        super(access);
        this.ballots = ballots;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        long assembly = viewer.assembly().id();
        long ballot = visit.pathNumber("id");
        switch (visit.path("step")) {
            case "open" -> ballots.open(assembly, ballot);
            case "close" -> ballots.close(assembly, ballot);
            case "publish" -> ballots.publish(assembly, ballot);
            case "delete" -> ballots.delete(assembly, ballot);
            default -> throw new Refused(Reason.NOT_FOUND);
        }
        return Urls.assembly(viewer.assembly().slug()).chair();
    }
}
