package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import rostrum.live.Hub;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.LivePage;
import rostrum.web.page.Pages;
import rostrum.web.page.Urls;
import rostrum.web.page.Views;

/** The one page from which the meeting is led. */
final class ChairPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Pages pages;
    private final transient Hub hub;

    ChairPage(Access access, Pages pages, Hub hub) {
        this.access = access;
        this.pages = pages;
        this.hub = hub;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.chair(visit);
        long assembly = viewer.assembly().id();
        LivePage live = new LivePage(hub, assembly, visit.language(), Views.CHAIR);
        Map<String, Object> model =
                Map.of(
                        "urls", Urls.assembly(viewer.assembly().slug()),
                        "sections", live.single(),
                        "turnouts", live.ballots());
        Answers.html(request, response, pages.render(visit, "chair", model));
    }
}
