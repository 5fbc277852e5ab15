package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.live.View;
import rostrum.people.Session;
import rostrum.voting.Ballots;
import rostrum.web.http.EventStream;
import rostrum.web.http.Visit;
import rostrum.web.page.Languages;
import rostrum.web.page.Views;

/**
 * The event stream of an assembly.
 *
 * <p>Whether somebody may see it is decided here, once, when it is opened: asking again for each
 * frame would cost a query for every member and update. What can change later, the end of the
 * session, ends the stream.
 */
final class LiveStream extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient EventStream streams;
    private final transient Ballots ballots;

    LiveStream(Access access, EventStream streams, Ballots ballots) {
        this.access = access;
        this.streams = streams;
        this.ballots = ballots;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        String name = visit.field("view", 20);
        boolean chairs = name.equals(Views.CHAIR.name());
        Viewer viewer = chairs ? access.chair(visit) : access.look(visit);
        Optional<Session> session = visit.session();
        streams.open(
                request,
                response,
                viewer.assembly().id(),
                language(visit),
                view(viewer, name, visit.field("ballot", 18)),
                session.map(Session::id).orElse(0L),
                session.map(s -> s.expiresAt().toEpochMilli()).orElse(Long.MAX_VALUE));
    }

    private View view(Viewer viewer, String name, String ballot) {
        if (ballot.matches("[0-9]+")) {
            return ballots.findShown(viewer.assembly().id(), Long.parseLong(ballot))
                    .map(found -> Views.ballot(found.id()))
                    .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        }
        if (!ballot.isEmpty()) {
            throw new Refused(Reason.BAD_REQUEST, "ballot");
        }
        return name.isEmpty()
                ? Views.MEMBER
                : Views.named(name).orElseThrow(() -> new Refused(Reason.BAD_REQUEST, "view"));
    }

    private static String language(Visit visit) {
        String language = visit.field("lang", 10);
        if (language.isEmpty()) {
            return visit.language();
        }
        if (!Languages.ALL.contains(language)) {
            throw new Refused(Reason.BAD_REQUEST, "lang");
        }
        return language;
    }
}
