package rostrum.web.page;

import java.util.List;
import java.util.Optional;
import rostrum.counting.Paper;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.HeldPaper;
import rostrum.voting.Receipt;

/**
 * What one ballot is to one voter; never part of a live section.
 *
 * @param ballotId of which ballot
 * @param open whether it takes votes
 * @param may whether the common form is hers to use: her paper is not cast, or may be changed
 * @param cast whether her own paper is cast
 * @param choice what is on it, in words; empty: not cast, or secret
 * @param chosen the same by the choices' keys, while it may be shown
 * @param proxy who casts her vote; empty: she does
 * @param others whose papers she holds besides her own and has not cast yet
 * @param othersCast whether she has cast any of those
 */
public record OwnVote(
        long ballotId,
        boolean open,
        boolean may,
        boolean cast,
        String choice,
        List<String> chosen,
        String proxy,
        List<String> others,
        boolean othersCast) {

    /** What the papers she holds tell. */
    public static OwnVote of(
            Ballot ballot, List<HeldPaper> papers, Optional<String> proxy, String language) {
        Optional<HeldPaper> own = papers.stream().filter(HeldPaper::own).findFirst();
        Optional<Receipt> receipt = own.flatMap(HeldPaper::receipt);
        Optional<String> paper = receipt.flatMap(Receipt::paper);
        List<String> others =
                papers.stream()
                        .filter(held -> !held.own() && held.receipt().isEmpty())
                        .map(HeldPaper::member)
                        .toList();
        return new OwnVote(
                ballot.id(),
                ballot.state() == BallotState.OPEN,
                own.isPresent() && (receipt.isEmpty() || ballot.settings().mayRevote()),
                receipt.isPresent(),
                paper.map(p -> ChoiceView.paper(ballot.rules(), p, language)).orElse(""),
                paper.map(p -> Paper.of(p).choices()).orElse(List.of()),
                proxy.orElse(""),
                others,
                papers.stream().anyMatch(held -> !held.own() && held.receipt().isPresent()));
    }

    /** The ids of the inputs that stand for what she has voted. */
    List<String> inputs() {
        return chosen.stream().map(key -> "ballot-" + ballotId + "-" + key).toList();
    }

    /** Whether she has no part in it. */
    public boolean off() {
        return !may && !cast && proxy.isEmpty() && others.isEmpty() && !othersCast;
    }

    /** Whether there is anything to say. */
    public boolean says() {
        return cast || othersCast || (open && (!may || !others.isEmpty()));
    }
}
