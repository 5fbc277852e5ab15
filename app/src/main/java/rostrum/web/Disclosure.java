package rostrum.web;

import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.evidence.Dossier;
import rostrum.voting.Ballot;
import rostrum.voting.Ballots;
import rostrum.voting.Evidence;
import rostrum.voting.Result;
import rostrum.voting.Results;

/**
 * What is told about a count, and to whom.
 *
 * <p>Nothing before publication; of a ballot that was annulled before, those who chair may look at
 * it. Names are for the assembly's own members and those who chair; the papers of a secret ballot,
 * which have none, for whoever may look at the assembly.
 */
final class Disclosure {
    private final Ballots ballots;
    private final Results results;

    Disclosure(Ballots ballots, Results results) {
        this.ballots = ballots;
        this.results = results;
    }

    /** A ballot of which this viewer may see the papers. */
    Ballot papers(Viewer viewer, long ballotId) {
        Ballot ballot = counted(viewer, ballotId);
        if (!ballot.secret()) {
            demandMember(viewer);
        }
        return ballot;
    }

    /** A ballot of which this viewer may see the papers and the register. */
    Ballot everything(Viewer viewer, long ballotId) {
        Ballot ballot = counted(viewer, ballotId);
        demandMember(viewer);
        return ballot;
    }

    /** All about a ballot; refused where no result was recorded. */
    Dossier dossier(Ballot ballot) {
        Evidence evidence =
                results.evidence(ballot).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        Result result = results.of(ballot);
        return new Dossier(ballot, result, evidence);
    }

    private Ballot counted(Viewer viewer, long ballotId) {
        return ballots.findShown(viewer.assembly().id(), ballotId)
                .filter(ballot -> isShown(viewer, ballot))
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    private static boolean isShown(Viewer viewer, Ballot ballot) {
        return switch (ballot.state()) {
            case DRAFT, OPEN -> false;
            case CLOSED -> ballot.annulled().isPresent() && viewer.chairs();
            case PUBLISHED -> true;
        };
    }

    private static void demandMember(Viewer viewer) {
        if (viewer.member().isEmpty() && !viewer.chairs()) {
            throw new Refused(Reason.SIGN_IN_FIRST);
        }
    }
}
