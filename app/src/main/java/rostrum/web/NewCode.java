package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import rostrum.people.ImportReport;
import rostrum.people.IssuedCode;
import rostrum.people.Register;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.CodeView;
import rostrum.web.page.Pages;

/** A new access code for a member who lost the old one, which ends to be valid. */
final class NewCode extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Pages pages;
    private final transient Register register;

    NewCode(Access access, Pages pages, Register register) {
        this.access = access;
        this.pages = pages;
        this.register = register;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.chair(visit);
        IssuedCode code = register.newCode(viewer.assembly().id(), visit.pathNumber("member"));
        Map<String, Object> model =
                CodeView.model(viewer.assembly(), new ImportReport(List.of(code), 0, 0));
        Answers.html(request, response, pages.render(visit, "codes", model));
    }
}
