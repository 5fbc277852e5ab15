package rostrum.web.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rostrum.assembly.Assembly;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.HeldPaper;
import rostrum.voting.Receipt;
import rostrum.voting.Taken;

/**
 * A receipt as its template shows it.
 *
 * @param own whether it is for the visitor's own vote
 * @param name whose vote it is
 * @param choice in words; empty: secret, and not published or cast with another browser
 * @param code empty: only the browser it was cast with can show it
 * @param time on the assembly's clock; empty: secret
 */
public record ReceiptView(boolean own, String name, String choice, String code, String time) {
    /** The template's values: the receipts of all papers that somebody has cast in a ballot. */
    public static Map<String, Object> model(
            Assembly assembly, Ballot ballot, List<HeldPaper> papers, String language) {
        Format format = new Format(language, assembly.timeZone());
        boolean open = ballot.state() == BallotState.OPEN;
        Map<String, Object> model = new HashMap<>();
        model.put("urls", Urls.assembly(assembly.slug()));
        model.put("meeting", assembly.title());
        model.put("question", ballot.question());
        model.put("ballotId", ballot.id());
        model.put("secret", ballot.secret());
        model.put("published", ballot.state() == BallotState.PUBLISHED);
        model.put("annulled", ballot.annulled().map(remark -> remark.reason()).orElse(""));
        model.put(
                "receipts",
                papers.stream()
                        .flatMap(paper ->
                                paper.receipt().stream()
                                        .map(r -> of(paper, r, ballot, language, format)))
                        .toList());
        model.put(
                "missing",
                papers.stream()
                        .filter(paper -> open && paper.receipt().isEmpty())
                        .map(HeldPaper::member)
                        .toList());
        return model;
    }

    /** The same for the answer to a vote, with what its ballot is to the voter from now on. */
    public static Map<String, Object> model(Assembly assembly, Taken taken, String language) {
        Map<String, Object> model = model(assembly, taken.ballot(), taken.papers(), language);
        model.put("vote", OwnVote.of(taken.ballot(), taken.papers(), Optional.empty(), language));
        return model;
    }

    private static ReceiptView of(
            HeldPaper paper, Receipt receipt, Ballot ballot, String language, Format format) {
        return new ReceiptView(
                paper.own(),
                paper.member(),
                receipt.paper()
                        .map(text -> ChoiceView.paper(ballot.rules(), text, language))
                        .orElse(""),
                receipt.code().orElse(""),
                receipt.votedAt().map(format::timeWithSeconds).orElse(""));
    }
}
