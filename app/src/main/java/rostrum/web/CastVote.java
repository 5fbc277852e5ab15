package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rostrum.voting.Taken;
import rostrum.voting.Voter;
import rostrum.voting.Votes;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.Pages;
import rostrum.web.page.ReceiptView;
import rostrum.web.page.Urls;

/**
 * A vote, or several: {@code choice} is her own, {@code choice-ID} that of a member she votes for.
 * Answered only when it is committed: to a form by the way to the receipt, to the script by the
 * receipt itself, so that a vote is one request.
 */
final class CastVote extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Pages pages;
    private final transient Votes votes;

    CastVote(Access access, Pages pages, Votes votes) {
        this.access = access;
        this.pages = pages;
        this.votes = votes;
    }

    /** Her own paper, unless she filled in only those of others. */
    private static Map<Long, List<String>> papers(Visit visit, long memberId) {
        Map<Long, List<String>> papers = new TreeMap<>(visit.numbered("choice-"));
        List<String> own = visit.fields("choice");
        if (papers.isEmpty() || !own.isEmpty()) {
            papers.put(memberId, own);
        }
        return papers;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.look(visit);
        long ballot = visit.pathNumber("id");
        Voter voter = viewer.voter(visit);
        Taken taken = votes.take(voter, ballot, papers(visit, voter.member().id()));
        if (visit.inPlace()) {
            var model = ReceiptView.model(viewer.assembly(), taken, visit.language());
            Answers.fragment(request, response, pages.fragment(visit, "vote-in-place", model));
        } else {
            Answers.seeOther(response, Urls.assembly(viewer.assembly().slug()).receipt(ballot));
        }
    }
}
