package rostrum.web.http;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rostrum.Refused;
import rostrum.Refused.Reason;

/** Finds the servlet for a path such as {@code /a/{slug}/ballots/{id}}. */
public final class Router extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private record Route(String method, PathPattern pattern, HttpServlet servlet) {}

    private final transient List<Route> routes = new ArrayList<>();

    /** The first route that fits is taken. A route for GET answers HEAD as well. */
    public Router route(String methodAndPattern, HttpServlet servlet) {
        String[] parts = methodAndPattern.split(" ", 2);
        routes.add(new Route(parts[0], PathPattern.parse(parts[1]), servlet));
        return this;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        for (Route route : routes) {
            route.servlet().init(config);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        Set<String> allowed = new LinkedHashSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> found = route.pattern().match(request.getRequestURI());
            if (found.isPresent()) {
                if (route.method().equals(method)) {
                    Visit.of(request).path(found.get());
                    route.servlet().service(request, response);
                    return;
                }
                allowed.add(route.method());
            }
        }
        if (allowed.isEmpty()) {
            throw new Refused(Reason.NOT_FOUND);
        }
        response.setHeader("Allow", String.join(", ", allowed));
        throw new Refused(Reason.METHOD_NOT_ALLOWED);
    }
}
