package rostrum.web;

import java.time.Duration;
import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.counting.Majority;
import rostrum.voting.Ballots;
import rostrum.voting.NewBallot;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** The chair prepares a ballot. */
final class PrepareBallot extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Ballots ballots;

    PrepareBallot(Access access, Ballots ballots) {
        super(access);
        this.ballots = ballots;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.chair(visit);
        ballots.create(
                new NewBallot(
                        viewer.assembly().id(),
                        number(visit, "item", 18),
                        visit.field("question", 300),
                        visit.field("markdown", 20_000),
                        Choice.of(Majority.class, visit, "majority"),
                        !visit.field("revote", 10).isEmpty(),
                        number(visit, "minutes", 4).map(Duration::ofMinutes)));
        return Urls.assembly(viewer.assembly().slug()).chair();
    }

    private static Optional<Long> number(Visit visit, String field, int digits) {
        String text = visit.field(field, digits);
        if (!text.matches("\\d*")) {
            throw new Refused(Reason.INPUT_INVALID, field);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
    }
}
