package rostrum.web;

import java.util.List;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.voting.Ballots;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** The chair opens the drafts that are ticked, all or none. */
final class OpenBallots extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Ballots ballots;

    OpenBallots(Access access, Ballots ballots) {
        super(access);
        this.ballots = ballots;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        List<Long> ticked = visit.fields("ballot").stream().map(OpenBallots::number).toList();
        ballots.open(viewer.assembly().id(), ticked);
        return Urls.assembly(viewer.assembly().slug()).chair();
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new Refused(Reason.NOT_FOUND);
        }
        return Long.parseLong(text);
    }
}
