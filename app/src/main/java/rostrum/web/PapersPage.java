package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.voting.Ballot;
import rostrum.voting.Ballots;
import rostrum.voting.HeldPaper;
import rostrum.voting.Votes;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.Pages;
import rostrum.web.page.PaperView;

/** One form for all papers a member holds in a ballot: her own and those she votes for. */
final class PapersPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Pages pages;
    private final transient Ballots ballots;
    private final transient Votes votes;

    PapersPage(Access access, Pages pages, Ballots ballots, Votes votes) {
        this.access = access;
        this.pages = pages;
        this.ballots = ballots;
        this.votes = votes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.look(visit);
        Ballot ballot =
                ballots.findShown(viewer.assembly().id(), visit.pathNumber("id"))
                        .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        List<HeldPaper> papers = votes.papers(viewer.voter(visit), ballot.id());
        if (papers.isEmpty()) {
            throw new Refused(Reason.NOT_ON_REGISTER);
        }
        var model = PaperView.model(viewer.assembly(), ballot, papers, visit.language());
        Answers.html(request, response, pages.render(visit, "papers", model));
    }
}
