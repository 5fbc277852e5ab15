package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import rostrum.assembly.Assemblies;
import rostrum.live.Stamped;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.AssemblyCard;
import rostrum.web.page.Pages;

/** The public assemblies. */
final class HomePage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Pages pages;
    private final transient Assemblies assemblies;

    HomePage(Pages pages, Assemblies assemblies) {
        this.pages = pages;
        this.assemblies = assemblies;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        var cards = AssemblyCard.of(assemblies.listed(), visit.language());
        Stamped page = pages.shared(visit, "home", cards, () -> Map.of("assemblies", cards));
        Answers.html(request, response, page, pages.now());
    }
}
