package rostrum.web;

import rostrum.assembly.Notices;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** The chair takes a notice back. */
final class WithdrawNotice extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Notices notices;

    WithdrawNotice(Access access, Notices notices) {
        super(access);
        this.notices = notices;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        notices.withdraw(viewer.assembly().id(), visit.pathNumber("notice"));
        return Urls.assembly(viewer.assembly().slug()).chair();
    }
}
