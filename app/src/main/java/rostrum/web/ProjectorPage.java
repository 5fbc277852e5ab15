package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import rostrum.live.Hub;
import rostrum.live.Stamped;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.LivePage;
import rostrum.web.page.Pages;
import rostrum.web.page.Urls;
import rostrum.web.page.Views;

/** The big screen in the hall. */
final class ProjectorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Pages pages;
    private final transient Hub hub;
    private final transient URI baseUrl;

    ProjectorPage(Access access, Pages pages, Hub hub, URI baseUrl) {
        this.access = access;
        this.pages = pages;
        this.hub = hub;
        this.baseUrl = baseUrl;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.look(visit);
        LivePage live =
                new LivePage(hub, viewer.assembly().id(), visit.language(), Views.PROJECTOR);
        Stamped page =
                pages.shared(
                        visit,
                        "projector",
                        List.of(viewer.assembly(), live.content()),
                        () -> model(viewer, live));
        Answers.html(request, response, page, pages.now());
    }

    private Map<String, Object> model(Viewer viewer, LivePage live) {
        Urls.Assembly urls = Urls.assembly(viewer.assembly().slug());
        return Map.of(
                "title", viewer.assembly().title(),
                "urls", urls,
                "sections", live.single(),
                "turnouts", live.ballots(),
                "address", baseUrl.getAuthority() + urls.home());
    }
}
