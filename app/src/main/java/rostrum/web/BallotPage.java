package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.live.Hub;
import rostrum.voting.Ballot;
import rostrum.voting.Ballots;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.LivePage;
import rostrum.web.page.Pages;
import rostrum.web.page.Views;

/** One ballot by itself. */
final class BallotPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Pages pages;
    private final transient Hub hub;
    private final transient Personal personal;
    private final transient Ballots ballots;

    BallotPage(Access access, Pages pages, Hub hub, Personal personal, Ballots ballots) {
        this.access = access;
        this.pages = pages;
        this.hub = hub;
        this.personal = personal;
        this.ballots = ballots;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.look(visit);
        Ballot ballot =
                ballots.findShown(viewer.assembly().id(), visit.pathNumber("id"))
                        .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        Answers.html(
                request, response, pages.render(visit, "ballot", model(viewer, visit, ballot)));
    }

    private Map<String, Object> model(Viewer viewer, Visit visit, Ballot ballot) {
        Personal.Mine mine = personal.of(viewer, visit, List.of(ballot));
        LivePage live =
                new LivePage(
                        hub,
                        viewer.assembly().id(),
                        visit.language(),
                        Views.ballot(ballot.id()),
                        viewer.votes(),
                        mine.own());
        Map<String, Object> model = mine.model();
        model.put("title", ballot.question());
        model.put("ballot", ballot.id());
        model.put("meeting", viewer.assembly().title());
        model.put("ballots", live.ballots());
        return model;
    }
}
