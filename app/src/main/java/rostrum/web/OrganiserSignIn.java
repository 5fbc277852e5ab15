package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import rostrum.people.Organisers;
import rostrum.people.Sessions;
import rostrum.web.http.Answers;
import rostrum.web.http.SessionCookie;
import rostrum.web.http.Visit;
import rostrum.web.page.Pages;
import rostrum.web.page.Urls;

/** An organiser's one-time invitation; used by the button, not by following the link. */
final class OrganiserSignIn extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Pages pages;
    private final transient Organisers organisers;
    private final transient Sessions sessions;
    private final transient SessionCookie cookie;

    OrganiserSignIn(Pages pages, Organisers organisers, Sessions sessions, SessionCookie cookie) {
        this.pages = pages;
        this.organisers = organisers;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Map<String, Object> model = Map.of("token", visit.field("token", 100));
        Answers.html(request, response, pages.render(visit, "organiser-sign-in", model));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Visit visit = Visit.of(request);
        long organiser = organisers.accept(visit.field("token", 100));
        cookie.set(response, sessions.signInOrganiser(visit.session(), organiser));
        Answers.seeOther(response, Urls.ORGANISE);
    }
}
