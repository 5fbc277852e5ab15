package rostrum.web;

import rostrum.people.Attendance;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** A member leaves. */
final class CheckOut extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Attendance attendance;

    CheckOut(Access access, Attendance attendance) {
        super(access);
        this.attendance = attendance;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.look(visit);
        attendance.checkOut(viewer.signedIn());
        return Urls.assembly(viewer.assembly().slug()).home();
    }
}
