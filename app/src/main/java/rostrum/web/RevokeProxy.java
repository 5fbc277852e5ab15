package rostrum.web;

import rostrum.people.Delegations;
import rostrum.web.http.Visit;
import rostrum.web.page.ProxyView;

/** The chair lets a member cast her own vote again. */
final class RevokeProxy extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Delegations delegations;

    RevokeProxy(Access access, Delegations delegations) {
        super(access);
        this.delegations = delegations;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        delegations.revoke(viewer.assembly().id(), visit.pathNumber("member"));
        return ProxyView.page(viewer.assembly());
    }
}
