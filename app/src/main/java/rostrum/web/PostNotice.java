package rostrum.web;

import rostrum.assembly.Notices;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** The chair tells everybody something. */
final class PostNotice extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Notices notices;

    PostNotice(Access access, Notices notices) {
        super(access);
        this.notices = notices;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        notices.post(viewer.assembly().id(), visit.field("text", 500));
        return Urls.assembly(viewer.assembly().slug()).chair();
    }
}
