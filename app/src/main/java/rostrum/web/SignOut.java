package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import rostrum.people.Sessions;
import rostrum.web.http.Answers;
import rostrum.web.http.SessionCookie;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** Ends the session everywhere: its streams end, too. */
final class SignOut extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Sessions sessions;
    private final transient SessionCookie cookie;

    SignOut(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Visit visit = Visit.of(request);
        visit.session().ifPresent(sessions::signOut);
        cookie.clear(response);
        Answers.seeOther(response, Urls.assembly(visit.path("slug")).home());
    }
}
