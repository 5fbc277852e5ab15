package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.assembly.Assemblies;
import rostrum.people.Organiser;
import rostrum.people.Organisers;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.AssemblyCard;
import rostrum.web.page.Pages;

/** All assemblies of this server, and the form for a new one. */
final class OrganisePage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Pages pages;
    private final transient Organisers organisers;
    private final transient Assemblies assemblies;

    OrganisePage(Access access, Pages pages, Organisers organisers, Assemblies assemblies) {
        this.access = access;
        this.pages = pages;
        this.organisers = organisers;
        this.assemblies = assemblies;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Organiser organiser =
                organisers
                        .find(access.organiser(visit))
                        .orElseThrow(() -> new Refused(Reason.SIGN_IN_FIRST));
        Map<String, Object> model =
                Map.of(
                        "email", organiser.email(),
                        "assemblies", AssemblyCard.of(assemblies.all(), visit.language()));
        Answers.html(request, response, pages.render(visit, "organise", model));
    }
}
