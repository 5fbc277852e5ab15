package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.agenda.Agenda;
import rostrum.agenda.AgendaItem;
import rostrum.voting.Ballots;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;
import rostrum.web.page.BallotForm;
import rostrum.web.page.BallotTemplate;
import rostrum.web.page.Names;

/** The form for a new ballot, filled in from a usual kind or like an earlier one. */
final class NewBallotPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient BallotForms forms;
    private final transient Agenda agenda;
    private final transient Ballots ballots;

    NewBallotPage(Access access, BallotForms forms, Agenda agenda, Ballots ballots) {
        this.access = access;
        this.forms = forms;
        this.agenda = agenda;
        this.ballots = ballots;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.chair(visit);
        String like = visit.field("like", 18);
        String html = like.isEmpty() ? usual(visit, viewer) : like(visit, viewer, number(like));
        Answers.html(request, response, html);
    }

    private String usual(Visit visit, Viewer viewer) {
        BallotTemplate template = Choice.or(BallotTemplate.MOTION, visit, "as");
        BallotForm form =
                BallotForm.of(template, agenda.current(viewer.assembly().id()).map(AgendaItem::id));
        return forms.html(visit, viewer, form, Names.of(template));
    }

    private String like(Visit visit, Viewer viewer, long ballot) {
        return ballots.find(viewer.assembly().id(), ballot)
                .map(found -> forms.html(visit, viewer, BallotForm.of(found), ""))
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new Refused(Reason.NOT_FOUND);
        }
        return Long.parseLong(text);
    }
}
