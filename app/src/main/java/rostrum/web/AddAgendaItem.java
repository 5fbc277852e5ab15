package rostrum.web;

import rostrum.agenda.Agenda;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** The chair adds an agenda item. */
final class AddAgendaItem extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Agenda agenda;

    AddAgendaItem(Access access, Agenda agenda) {
        super(access);
        this.agenda = agenda;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        agenda.add(
                viewer.assembly().id(), visit.field("title", 200), visit.field("markdown", 20_000));
        return Urls.assembly(viewer.assembly().slug()).chair();
    }
}
