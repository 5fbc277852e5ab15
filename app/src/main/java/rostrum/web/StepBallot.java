package rostrum.web;

import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.voting.Ballots;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** The chair takes a step with a ballot. */
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
        Urls.Assembly urls = Urls.assembly(viewer.assembly().slug());
        switch (visit.path("step")) {
            case "open" -> ballots.open(assembly, ballot);
            case "close" -> ballots.close(assembly, ballot);
            case "publish" -> ballots.publish(assembly, ballot);
            case "withhold" -> ballots.withhold(assembly, ballot, reason(visit));
            case "annul" -> ballots.annul(assembly, ballot, reason(visit));
            case "delete" -> {
                ballots.delete(assembly, ballot);
                return urls.chair();
            }
            case "repeat" -> {
                return urls.editBallot(ballots.repeat(assembly, ballot).id());
            }
            case "run-off" -> {
                return urls.editBallot(ballots.runOff(assembly, ballot).id());
            }
            default -> throw new Refused(Reason.NOT_FOUND);
        }
        return backTo(visit, urls, ballot);
    }

    private static String reason(Visit visit) {
        return visit.field("reason", 500);
    }

    /** Where the button stood: the ballot's own page, or the console. */
    static String backTo(Visit visit, Urls.Assembly urls, long ballot) {
        return visit.typed("back").equals("ballot") ? urls.chairBallot(ballot) : urls.chair();
    }
}
