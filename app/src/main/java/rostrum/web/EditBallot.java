package rostrum.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.Ballots;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** The chair changes a draft. */
final class EditBallot extends Action {
    private static final long serialVersionUID = 1L;

    private final transient BallotForms forms;
    private final transient Ballots ballots;

    EditBallot(Access access, BallotForms forms, Ballots ballots) {
        super(access);
        this.forms = forms;
        this.ballots = ballots;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.chair(visit);
        Answers.html(request, response, forms.html(visit, viewer, draft(visit, viewer)));
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        Ballot draft = draft(visit, viewer);
        forms.showAgain(visit, viewer, Optional.of(draft));
        ballots.edit(draft.id(), TypedBallot.of(visit, viewer.assembly().id()));
        return Urls.assembly(viewer.assembly().slug()).chair();
    }

    private Ballot draft(Visit visit, Viewer viewer) {
        Ballot ballot =
                ballots.find(viewer.assembly().id(), visit.pathNumber("id"))
                        .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        if (ballot.state() != BallotState.DRAFT) {
            throw new Refused(Reason.STATE_CHANGED);
        }
        return ballot;
    }
}
