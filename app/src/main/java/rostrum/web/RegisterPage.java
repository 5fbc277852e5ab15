package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rostrum.people.ImportReport;
import rostrum.people.Member;
import rostrum.people.Register;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.CodeView;
import rostrum.web.page.MemberView;
import rostrum.web.page.Pages;
import rostrum.web.page.Urls;

/** The register of an assembly, a page at a time, and the import of members. */
final class RegisterPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final int PAGE = 100;

    private final transient Access access;
    private final transient Pages pages;
    private final transient Register register;

    RegisterPage(Access access, Pages pages, Register register) {
        this.access = access;
        this.pages = pages;
        this.register = register;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.chair(visit);
        String search = visit.field("search", 100);
        String after = visit.field("after", 40);
        List<Member> members = register.page(viewer.assembly().id(), search, after, PAGE);
        Map<String, Object> model = new HashMap<>();
        model.put("urls", Urls.assembly(viewer.assembly().slug()));
        model.put("meeting", viewer.assembly().title());
        model.put("counts", register.counts(viewer.assembly().id()));
        model.put("search", search);
        model.put("members", MemberView.of(members, visit.language()));
        model.put("next", members.size() < PAGE ? "" : members.getLast().number());
        Answers.html(request, response, pages.render(visit, "register", model));
    }

    /** Answers with the new codes themselves: they are stored hashed and never seen again. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.chair(visit);
        ImportReport report = register.importCsv(viewer.assembly().id(), visit.upload("csv"));
        Map<String, Object> model = CodeView.model(viewer.assembly(), report);
        Answers.html(request, response, pages.render(visit, "codes", model));
    }
}
