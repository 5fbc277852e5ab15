package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rostrum.voting.Ballot;
import rostrum.voting.PublishedPaper;
import rostrum.voting.Results;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.Pages;
import rostrum.web.page.Urls;
import rostrum.web.page.UrnView;

/** All papers of a ballot, a page at a time: each can find hers and anyone can count them. */
final class UrnPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final int PAGE = 500;

    private final transient Access access;
    private final transient Disclosure disclosure;
    private final transient Pages pages;
    private final transient Results results;

    UrnPage(Access access, Disclosure disclosure, Pages pages, Results results) {
        this.access = access;
        this.disclosure = disclosure;
        this.pages = pages;
        this.results = results;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.look(visit);
        Ballot ballot = disclosure.papers(viewer, visit.pathNumber("id"));
        String search = visit.field("search", 100);
        String after = visit.field("after", 40);
        List<PublishedPaper> papers = results.papers(ballot, search, after, PAGE);
        Map<String, Object> model = new HashMap<>();
        model.put("urls", Urls.assembly(viewer.assembly().slug()));
        model.put("meeting", viewer.assembly().title());
        model.put("ballot", ballot.id());
        model.put("question", ballot.question());
        model.put("secret", ballot.secret());
        model.put("search", search);
        model.put("papers", UrnView.of(viewer.assembly(), ballot, papers, visit.language()));
        model.put("next", papers.size() < PAGE ? "" : last(papers.getLast()));
        Answers.html(request, response, pages.render(visit, "urn", model));
    }

    private static String last(PublishedPaper paper) {
        return paper.number().orElse(paper.receipt());
    }
}
