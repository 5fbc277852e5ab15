package rostrum.web;

import java.util.Optional;
import rostrum.voting.Ballots;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** The chair prepares a ballot. */
final class PrepareBallot extends Action {
    private static final long serialVersionUID = 1L;

    private final transient BallotForms forms;
    private final transient Ballots ballots;

    PrepareBallot(Access access, BallotForms forms, Ballots ballots) {
        super(access);
        this.forms = forms;
        this.ballots = ballots;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        forms.showAgain(visit, viewer, Optional.empty());
        ballots.create(TypedBallot.of(visit, viewer.assembly().id()));
        return Urls.assembly(viewer.assembly().slug()).chair();
    }
}
