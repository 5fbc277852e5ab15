package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import rostrum.live.Hub;
import rostrum.live.Stamped;
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
        if (viewer.isStranger()) {
            stranger(request, response, viewer, visit);
            return;
        }
        Personal.Mine mine = personal.of(viewer, visit, ballots.list(viewer.assembly().id()));
        LivePage live =
                new LivePage(
                        hub,
                        viewer.assembly().id(),
                        visit.language(),
                        Views.MEMBER,
                        viewer.votes(),
                        mine.own());
        Answers.html(request, response, pages.render(visit, "assembly", model(viewer, mine, live)));
    }

    /** To all of them it is the same page. */
    private void stranger(
            HttpServletRequest request, HttpServletResponse response, Viewer viewer, Visit visit)
            throws IOException {
        LivePage live = new LivePage(hub, viewer.assembly().id(), visit.language(), Views.MEMBER);
        Object madeOf = List.of(viewer.assembly(), live.content());
        Stamped page =
                pages.shared(
                        visit,
                        "assembly",
                        madeOf,
                        () -> model(viewer, personal.of(viewer, visit, List.of()), live));
        Answers.html(request, response, page, pages.now());
    }

    private static Map<String, Object> model(Viewer viewer, Personal.Mine mine, LivePage live) {
        Map<String, Object> model = mine.model();
        model.put("title", viewer.assembly().title());
        model.put("sections", live.single());
        model.put("ballots", live.ballots(MOST_OLD));
        model.put("more", live.hasMoreThan(MOST_OLD));
        return model;
    }
}
