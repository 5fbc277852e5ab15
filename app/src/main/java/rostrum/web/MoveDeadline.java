package rostrum.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.voting.Ballots;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/**
 * The chair lets voting go on longer ({@code add} minutes), end in so many {@code minutes} from
 * now, or end only when she ends it (neither).
 */
final class MoveDeadline extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Ballots ballots;
    private final transient Clock clock;

    MoveDeadline(Access access, Ballots ballots, Clock clock) {
        super(access);
        this.ballots = ballots;
        this.clock = clock;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        long assembly = viewer.assembly().id();
        long ballot = visit.pathNumber("id");
        String add = visit.field("add", 4);
        String minutes = visit.field("minutes", 4);
        if (!add.isEmpty()) {
            ballots.moveDeadline(assembly, ballot, deadline(assembly, ballot).plus(parsed(add)));
        } else if (!minutes.isEmpty()) {
            ballots.moveDeadline(assembly, ballot, clock.instant().plus(parsed(minutes)));
        } else {
            ballots.removeDeadline(assembly, ballot);
        }
        return StepBallot.backTo(visit, Urls.assembly(viewer.assembly().slug()), ballot);
    }

    private Instant deadline(long assembly, long ballot) {
        return ballots.find(assembly, ballot)
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND))
                .closesAt()
                .orElseThrow(() -> new Refused(Reason.STATE_CHANGED));
    }

    private static Duration parsed(String minutes) {
        if (!minutes.matches("\\d+")) {
            throw new Refused(Reason.INPUT_INVALID, "minutes");
        }
        return Duration.ofMinutes(Long.parseLong(minutes));
    }
}
