package rostrum.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rostrum.Refused.Detail;
import rostrum.Refused.Reason;
import rostrum.people.Delegations;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.Pages;
import rostrum.web.page.ProxyView;

/** Who votes for whom; here one member's vote is given to another. */
final class ProxiesPage extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Pages pages;
    private final transient Delegations delegations;

    ProxiesPage(Access access, Pages pages, Delegations delegations) {
        super(access);
        this.pages = pages;
        this.delegations = delegations;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Map<String, Object> model = model(visit, access.chair(visit));
        Answers.html(request, response, html(visit, model, "", "", List.of()));
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        String member = visit.field("member", 40);
        String proxy = visit.field("proxy", 40);
        Map<String, Object> model = model(visit, viewer);
        visit.formAgain(
                Reason.DELEGATION_REFUSED, wrong -> html(visit, model, member, proxy, wrong));
        delegations.give(viewer.assembly().id(), member, proxy);
        return ProxyView.page(viewer.assembly());
    }

    private String html(
            Visit visit,
            Map<String, Object> shown,
            String member,
            String proxy,
            List<Detail> wrong) {
        Map<String, Object> model = new HashMap<>(shown);
        model.put("member", member);
        model.put("proxy", proxy);
        model.put("problems", ProxyView.problems(wrong, visit.language()));
        return pages.render(visit, "proxies", model);
    }

    private Map<String, Object> model(Visit visit, Viewer viewer) {
        long assembly = viewer.assembly().id();
        return ProxyView.model(
                viewer.assembly(),
                delegations.most(assembly),
                delegations.list(assembly),
                visit.language());
    }
}
