package rostrum.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rostrum.assembly.Assembly;
import rostrum.assembly.AssemblyState;
import rostrum.counting.Outcome;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.Ballots;
import rostrum.voting.Result;
import rostrum.voting.Results;

/** The ballots on the chair's console: the drafts by themselves, so that ticks there last. */
final class ChairSections {
    /** So many are shown at once; more only if there is something to do about them. */
    private static final int MOST = 5;

    private final Ballots ballots;
    private final Results results;

    ChairSections(Ballots ballots, Results results) {
        this.ballots = ballots;
        this.results = results;
    }

    /** A draft, with how it is answered and what it takes. */
    public record Draft(long id, String question, String method, String secrecy, String majority) {
        static Draft of(Ballot ballot) {
            return new Draft(
                    ballot.id(),
                    ballot.question(),
                    Names.of(ballot.rules().method()),
                    Names.of(ballot.settings().secrecy()),
                    Names.of(ballot.rules().majority()));
        }
    }

    Map<String, Object> drafts(Assembly assembly) {
        List<Draft> drafts =
                ballots.list(assembly.id()).stream()
                        .filter(ballot -> ballot.state() == BallotState.DRAFT)
                        .map(Draft::of)
                        .toList();
        return Map.of("drafts", drafts, "meetingOpen", assembly.state() == AssemblyState.OPEN);
    }

    /**
     * A ballot that has been opened.
     *
     * @param outcome in words; empty before publication
     */
    public record Line(
            long id,
            String question,
            String state,
            boolean withheld,
            boolean annulled,
            String outcome,
            boolean adopted,
            BallotSteps steps) {}

    Map<String, Object> ballots(Assembly assembly, String language, Format format) {
        List<Ballot> all = ballots.list(assembly.id());
        List<Line> lines = new ArrayList<>();
        List<Line> earlier = new ArrayList<>();
        for (Ballot ballot : all.reversed()) {
            if (ballot.state() != BallotState.DRAFT) {
                boolean away = lines.size() >= MOST && isOver(ballot);
                (away ? earlier : lines).add(line(ballot, all, language, format));
            }
        }
        return Map.of("ballots", lines, "earlier", earlier);
    }

    /** Whether the chair is done with it, as a rule. */
    private static boolean isOver(Ballot ballot) {
        return ballot.state() == BallotState.PUBLISHED || ballot.annulled().isPresent();
    }

    private Line line(Ballot ballot, List<Ballot> all, String language, Format format) {
        Optional<Result> result =
                ballot.state() == BallotState.OPEN
                        ? Optional.empty()
                        : Optional.of(results.of(ballot));
        boolean told = ballot.state() == BallotState.PUBLISHED;
        return new Line(
                ballot.id(),
                ballot.question(),
                Names.of(ballot.state()),
                ballot.withheld().isPresent() && !told,
                ballot.annulled().isPresent(),
                result.filter(r -> told).map(r -> words(ballot, r, language, format)).orElse(""),
                result.map(Result::outcome).filter(Outcome::adopted).isPresent(),
                BallotSteps.of(ballot, result, all));
    }

    /** What a ballot came to. */
    static String words(Ballot ballot, Result result, String language, Format format) {
        return OutcomeWords.of(
                ballot.rules(),
                result.tally(),
                result.outcome(),
                result.tieBreak(),
                language,
                format);
    }
}
