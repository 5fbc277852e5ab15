package rostrum.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import rostrum.people.Sessions;
import rostrum.voting.ReceiptKey;

/** Finds out who asks, and in which language they want the answer. */
public final class SessionFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** The cookie that keeps a chosen language. */
    public static final String LANGUAGE_COOKIE = "language";

    private final transient Sessions sessions;
    private final transient SessionCookie cookie;
    private final transient Set<String> languages;

    public SessionFilter(Sessions sessions, SessionCookie cookie, Set<String> languages) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.languages = languages;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Visit visit = Visit.of(request);
        visit.language(language(request));
        // Not asked for here: style sheets and refusals must not depend on the database.
        visit.sessions(() -> cookie.token(request).flatMap(sessions::find));
        visit.receiptKey(cookie.token(request).map(ReceiptKey::of));
        chain.doFilter(request, response);
    }

    private String language(HttpServletRequest request) {
        Optional<String> chosen = SessionCookie.value(request, LANGUAGE_COOKIE);
        if (chosen.isPresent() && languages.contains(chosen.get())) {
            return chosen.get();
        }
        for (Locale locale : java.util.Collections.list(request.getLocales())) {
            if (languages.contains(locale.getLanguage())) {
                return locale.getLanguage();
            }
        }
        return "en";
    }
}
