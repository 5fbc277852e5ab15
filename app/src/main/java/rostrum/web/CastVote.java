package rostrum.web;

import rostrum.voting.Receipt;
import rostrum.voting.Votes;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** A vote; answered only when it is committed. */
final class CastVote extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Votes votes;

    CastVote(Access access, Votes votes) {
        super(access);
        this.votes = votes;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.look(visit);
        long ballot = visit.pathNumber("id");
        Receipt receipt = votes.cast(viewer.signedIn(), ballot, visit.fields("choice"));
        return Urls.assembly(viewer.assembly().slug()).receipt(receipt.ballotId());
    }
}
