package rostrum.web;

import rostrum.agenda.Agenda;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** The chair finishes the current agenda item. */
final class FinishAgenda extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Agenda agenda;

    FinishAgenda(Access access, Agenda agenda) {
        super(access);
        this.agenda = agenda;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        agenda.finish(viewer.assembly().id());
        return Urls.assembly(viewer.assembly().slug()).chair();
    }
}
