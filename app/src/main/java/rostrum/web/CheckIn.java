package rostrum.web;

import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.assembly.AssemblyState;
import rostrum.people.Attendance;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** A member is here. */
final class CheckIn extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Attendance attendance;

    CheckIn(Access access, Attendance attendance) {
        super(access);
        this.attendance = attendance;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.look(visit);
        if (viewer.assembly().state() != AssemblyState.OPEN) {
            throw new Refused(Reason.ASSEMBLY_NOT_OPEN);
        }
        attendance.checkIn(viewer.signedIn());
        return Urls.assembly(viewer.assembly().slug()).home();
    }
}
