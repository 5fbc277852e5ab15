package rostrum.web;

import rostrum.agenda.Agenda;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** The chair calls an agenda item. */
final class MoveAgenda extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Agenda agenda;

    MoveAgenda(Access access, Agenda agenda) {
        super(access);
        this.agenda = agenda;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        agenda.moveTo(viewer.assembly().id(), visit.pathNumber("item"));
        return Urls.assembly(viewer.assembly().slug()).chair();
    }
}
