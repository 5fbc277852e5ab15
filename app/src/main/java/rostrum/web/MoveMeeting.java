package rostrum.web;

import rostrum.assembly.Assemblies;
import rostrum.assembly.AssemblyState;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** The chair opens or ends the meeting. */
final class MoveMeeting extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Assemblies assemblies;

    MoveMeeting(Access access, Assemblies assemblies) {
        super(access);
        this.assemblies = assemblies;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        AssemblyState from = Choice.of(AssemblyState.class, visit, "from");
        AssemblyState to = Choice.of(AssemblyState.class, visit, "to");
        assemblies.move(viewer.assembly().id(), from, to);
        return Urls.assembly(viewer.assembly().slug()).chair();
    }
}
