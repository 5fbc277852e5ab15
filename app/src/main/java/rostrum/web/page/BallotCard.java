package rostrum.web.page;

import java.util.List;
import rostrum.assembly.Assembly;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;

/**
 * A ballot in a list.
 *
 * @param opened when it was opened, on the assembly's clock
 */
public record BallotCard(long id, String question, String opened, String state, boolean annulled) {

    /** All that are no drafts, the newest first. */
    public static List<BallotCard> of(Assembly assembly, List<Ballot> ballots, String language) {
        Format format = new Format(language, assembly.timeZone());
        return ballots.stream()
                .filter(ballot -> ballot.state() != BallotState.DRAFT)
                .map(ballot ->
                        new BallotCard(
                                ballot.id(),
                                ballot.question(),
                                ballot.openedAt().map(format::dateTime).orElse(""),
                                Names.of(ballot.state()),
                                ballot.annulled().isPresent()))
                .toList()
                .reversed();
    }
}
