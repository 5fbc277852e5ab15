package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import rostrum.assembly.Assembly;
import rostrum.live.Stamped;
import rostrum.people.Member;
import rostrum.people.Register;
import rostrum.people.Sessions;
import rostrum.web.http.Answers;
import rostrum.web.http.SessionCookie;
import rostrum.web.http.Visit;
import rostrum.web.page.Pages;
import rostrum.web.page.Urls;

/**
 * Sign-in by access code. A link may carry the code, but only the button uses it: mail scanners
 * follow links.
 */
final class SignIn extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_CODE = 40;

    private final transient Access access;
    private final transient Pages pages;
    private final transient Register register;
    private final transient Sessions sessions;
    private final transient SessionCookie cookie;

    SignIn(Access access, Pages pages, Register register, Sessions sessions, SessionCookie cookie) {
        this.access = access;
        this.pages = pages;
        this.register = register;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Assembly assembly = access.assembly(visit);
        String code = visit.field("code", LONGEST_CODE);
        Map<String, Object> model =
                Map.of(
                        "urls", Urls.assembly(assembly.slug()),
                        "meeting", assembly.title(),
                        "code", code);
        if (code.isEmpty()) {
            Stamped page = pages.shared(visit, "sign-in", assembly, () -> model);
            Answers.html(request, response, page, pages.now());
        } else {
            Answers.html(request, response, pages.render(visit, "sign-in", model));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Visit visit = Visit.of(request);
        Assembly assembly = access.assembly(visit);
        Member member = register.byCode(assembly.id(), visit.field("code", LONGEST_CODE));
        cookie.set(response, sessions.signIn(visit.session(), member));
        Answers.seeOther(response, Urls.assembly(assembly.slug()).home());
    }
}
