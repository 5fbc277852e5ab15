package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import rostrum.live.Hub;
import rostrum.voting.Ballots;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.LivePage;
import rostrum.web.page.Pages;
import rostrum.web.page.Views;

/** The meeting as members and visitors see it. */
final class AssemblyPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Of the ballots that are not open so many are shown. */
    private static final int MOST_OLD = 10;

    private final transient Access access;
    private final transient Pages pages;
    private final transient Hub hub;
    private final transient Personal personal;
    private final transient Ballots ballots;

    AssemblyPage(Access access, Pages pages, Hub hub, Personal personal, Ballots ballots) {
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
        Answers.html(request, response, pages.render(visit, "assembly", model(viewer, visit)));
    }

    private Map<String, Object> model(Viewer viewer, Visit visit) {
        long assembly = viewer.assembly().id();
        Personal.Mine mine = personal.of(viewer, visit, ballots.list(assembly));
        LivePage live =
                new LivePage(
                        hub, assembly, visit.language(), Views.MEMBER, viewer.votes(), mine.own());
        Map<String, Object> model = mine.model();
        model.put("title", viewer.assembly().title());
        model.put("sections", live.single());
        model.put("ballots", live.ballots(MOST_OLD));
        model.put("more", live.hasMoreThan(MOST_OLD));
        return model;
    }
}
