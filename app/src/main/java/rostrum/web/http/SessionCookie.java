package rostrum.web.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The cookie that carries a session's token: this host's only, and hidden from scripts. */
public final class SessionCookie {
    private final String name;
    private final boolean secure;
    private final Duration lifetime;

    /**
     * @param baseUrl decides whether the cookie can be restricted to TLS
     */
    public SessionCookie(URI baseUrl, Duration lifetime) {
        this.secure = "https".equals(baseUrl.getScheme());
        this.name = secure ? "__Host-rostrum" : "rostrum";
        this.lifetime = lifetime;
    }

    Optional<String> token(HttpServletRequest request) {
        return value(request, name).filter(token -> !token.isEmpty());
    }

    static Optional<String> value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    public void set(HttpServletResponse response, String token) {
        send(response, token, lifetime);
    }

    public void clear(HttpServletResponse response) {
        send(response, "", Duration.ZERO);
    }

    private void send(HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                "Set-Cookie",
                name
                        + "="
                        + value
                        + "; Path=/; Max-Age="
                        + age.toSeconds()
                        + "; HttpOnly; SameSite=Lax"
                        + (secure ? "; Secure" : ""));
    }
}
