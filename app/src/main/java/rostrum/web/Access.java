package rostrum.web;

import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.assembly.Assemblies;
import rostrum.assembly.Assembly;
import rostrum.assembly.AssemblyState;
import rostrum.assembly.Visibility;
import rostrum.people.Member;
import rostrum.people.Session;
import rostrum.web.http.Visit;

/** Who may see and do what; every page and every stream asks here first. */
final class Access {
    private final Assemblies assemblies;

    Access(Assemblies assemblies) {
        this.assemblies = assemblies;
    }

    /** The assembly in the address, whoever asks: for the sign-in page only. */
    Assembly assembly(Visit visit) {
        return assemblies
                .bySlug(visit.path("slug"))
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    /** Who looks at the assembly in the address; refused when they may not. */
    Viewer look(Visit visit) {
        Assembly assembly = assembly(visit);
        Viewer viewer = new Viewer(assembly, member(visit, assembly), isOrganiser(visit));
        if (viewer.chairs()) {
            return viewer;
        }
        if (assembly.state() == AssemblyState.DRAFT) {
            throw new Refused(Reason.NOT_FOUND);
        }
        if (assembly.visibility() == Visibility.MEMBERS && viewer.member().isEmpty()) {
            throw new Refused(Reason.SIGN_IN_FIRST);
        }
        return viewer;
    }

    /** The same, for those who chair. */
    Viewer chair(Visit visit) {
        Viewer viewer = look(visit);
        if (!viewer.chairs()) {
            throw new Refused(
                    viewer.member().isPresent() ? Reason.NOT_ALLOWED : Reason.SIGN_IN_FIRST);
        }
        return viewer;
    }

    /** The organiser's number. */
    long organiser(Visit visit) {
        return visit.session()
                .flatMap(Session::organiserId)
                .orElseThrow(() -> new Refused(Reason.SIGN_IN_FIRST));
    }

    private static boolean isOrganiser(Visit visit) {
        return visit.session().flatMap(Session::organiserId).isPresent();
    }

    private static Optional<Member> member(Visit visit, Assembly assembly) {
        return visit.session().map(session -> session.memberByAssembly().get(assembly.id()));
    }
}
