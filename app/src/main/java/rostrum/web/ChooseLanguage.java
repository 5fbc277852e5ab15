package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.web.http.Answers;
import rostrum.web.http.SessionFilter;
import rostrum.web.http.Visit;
import rostrum.web.page.Languages;
import rostrum.web.page.Urls;

/** Keeps a language in a cookie. */
final class ChooseLanguage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Visit visit = Visit.of(request);
        String language = visit.field("language", 10);
        String back = visit.field("back", 500);
        if (!Languages.ALL.contains(language) || !Urls.isOurs(back)) {
            throw new Refused(Reason.BAD_REQUEST, "language");
        }
        response.addHeader(
                "Set-Cookie",
                SessionFilter.LANGUAGE_COOKIE
                        + "="
                        + language
                        + "; Path=/; Max-Age=31536000; SameSite=Lax");
        Answers.seeOther(response, back);
    }
}
