package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import rostrum.voting.Ballots;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.BallotCard;
import rostrum.web.page.Pages;
import rostrum.web.page.Urls;

/** All ballots of a meeting, the newest first. */
final class BallotsPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Pages pages;
    private final transient Ballots ballots;

    BallotsPage(Access access, Pages pages, Ballots ballots) {
        this.access = access;
        this.pages = pages;
        this.ballots = ballots;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.look(visit);
        Map<String, Object> model =
                Map.of(
                        "urls", Urls.assembly(viewer.assembly().slug()),
                        "meeting", viewer.assembly().title(),
                        "ballots",
                                BallotCard.of(
                                        viewer.assembly(),
                                        ballots.list(viewer.assembly().id()),
                                        visit.language()));
        Answers.html(request, response, pages.render(visit, "ballots", model));
    }
}
