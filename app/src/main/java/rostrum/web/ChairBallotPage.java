package rostrum.web;

import freemarker.core.TemplateHTMLOutputModel;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.live.Hub;
import rostrum.voting.Absentee;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.Ballots;
import rostrum.voting.Result;
import rostrum.voting.Results;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.ChairBallot;
import rostrum.web.page.LivePage;
import rostrum.web.page.Pages;
import rostrum.web.page.Views;

/** One ballot as those who chair see it, and all they can do about it. */
final class ChairBallotPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final int PAGE = 100;

    private final transient Access access;
    private final transient Pages pages;
    private final transient Hub hub;
    private final transient Ballots ballots;
    private final transient Results results;

    ChairBallotPage(Access access, Pages pages, Hub hub, Ballots ballots, Results results) {
        this.access = access;
        this.pages = pages;
        this.hub = hub;
        this.ballots = ballots;
        this.results = results;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.chair(visit);
        Ballot ballot =
                ballots.find(viewer.assembly().id(), visit.pathNumber("id"))
                        .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        Map<String, Object> model = new HashMap<>(model(visit, viewer, ballot));
        model.put("turnout", turnout(visit, ballot));
        Answers.html(request, response, pages.render(visit, "chair-ballot", model));
    }

    private Map<String, Object> model(Visit visit, Viewer viewer, Ballot ballot) {
        long assembly = viewer.assembly().id();
        boolean opened = ballot.state() != BallotState.DRAFT;
        Optional<Result> result =
                opened && ballot.state() != BallotState.OPEN
                        ? Optional.of(results.of(ballot))
                        : Optional.empty();
        String after = visit.field("after", 40);
        List<Absentee> absent =
                opened && !ballot.secret()
                        ? ballots.notVoted(assembly, ballot.id(), after, PAGE)
                        : List.of();
        return ChairBallot.model(
                viewer.assembly(),
                ballot,
                ballots.list(assembly),
                result,
                ballots.turnoutByChapter(assembly, ballot.id()),
                absent,
                absent.size() < PAGE ? "" : absent.getLast().number(),
                visit.language());
    }

    /** The count of an open ballot goes on by itself. */
    private List<TemplateHTMLOutputModel> turnout(Visit visit, Ballot ballot) {
        if (ballot.state() != BallotState.OPEN) {
            return List.of();
        }
        LivePage live =
                new LivePage(hub, ballot.assemblyId(), visit.language(), Views.ballot(ballot.id()));
        return Optional.ofNullable(live.single().get("turnout-" + ballot.id())).stream().toList();
    }
}
