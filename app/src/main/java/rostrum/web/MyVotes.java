package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.Ballots;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.OwnVote;
import rostrum.web.page.Pages;

/** What is open for a member, what she has voted, for whom she may vote and who votes for her. */
final class MyVotes extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Pages pages;
    private final transient Ballots ballots;
    private final transient Personal personal;

    MyVotes(Access access, Pages pages, Ballots ballots, Personal personal) {
        this.access = access;
        this.pages = pages;
        this.ballots = ballots;
        this.personal = personal;
    }

    /** A ballot in the list. */
    public record Entry(String question, OwnVote vote) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.look(visit);
        viewer.signedIn();
        List<Ballot> all = ballots.list(viewer.assembly().id());
        Personal.Mine mine = personal.of(viewer, visit, all);
        Map<String, Object> model = mine.model();
        model.put("meeting", viewer.assembly().title());
        model.put("open", entries(all, mine).stream().filter(e -> e.vote().open()).toList());
        model.put(
                "cast",
                entries(all, mine).stream()
                        .filter(e -> e.vote().cast() || e.vote().othersCast())
                        .filter(e -> !e.vote().open())
                        .toList());
        Answers.html(request, response, pages.render(visit, "votes", model));
    }

    private static List<Entry> entries(List<Ballot> all, Personal.Mine mine) {
        return all.stream()
                .filter(ballot -> ballot.state() != BallotState.DRAFT)
                .filter(ballot -> mine.own().containsKey(ballot.id()))
                .map(ballot -> new Entry(ballot.question(), mine.of(ballot.id())))
                .toList()
                .reversed();
    }
}
