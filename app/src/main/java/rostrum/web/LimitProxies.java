package rostrum.web;

import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.people.Delegations;
import rostrum.web.http.Visit;
import rostrum.web.page.ProxyView;

/** The chair sets for how many others one member may vote. */
final class LimitProxies extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Delegations delegations;

    LimitProxies(Access access, Delegations delegations) {
        super(access);
        this.delegations = delegations;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        String most = visit.field("most", 10);
        if (!most.matches("\\d{1,3}")) {
            throw new Refused(Reason.INPUT_INVALID, "mostProxies");
        }
        delegations.limit(viewer.assembly().id(), Integer.parseInt(most));
        return ProxyView.page(viewer.assembly());
    }
}
