package rostrum.web.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rostrum.assembly.Assembly;
import rostrum.counting.Paper;
import rostrum.voting.Ballot;
import rostrum.voting.HeldPaper;
import rostrum.voting.Receipt;

/** Receipts as their template shows them. */
public final class ReceiptView {
    private static final String OPTION = "\\d+";

    private ReceiptView() {}

    /**
     * One paper's receipt.
     *
     * @param choice in words; empty while it is secret
     * @param code empty where another browser knows it
     * @param time on the assembly's clock; empty for a secret paper
     */
    public record PaperView(String member, boolean own, String choice, String code, String time) {}

    /** The template's values. */
    public static Map<String, Object> model(
            Assembly assembly, Ballot ballot, List<HeldPaper> cast, String language) {
        Format format = new Format(language, assembly.timeZone());
        return Map.of(
                "urls", Urls.assembly(assembly.slug()),
                "meeting", assembly.title(),
                "question", ballot.question(),
                "ballotId", ballot.id(),
                "papers", cast.stream().map(p -> view(ballot, p, language, format)).toList());
    }

    private static PaperView view(Ballot ballot, HeldPaper held, String language, Format format) {
        Receipt receipt = held.receipt().orElseThrow();
        return new PaperView(
                held.member(),
                held.own(),
                receipt.paper().map(paper -> words(ballot, paper, language)).orElse(""),
                receipt.code().orElse(""),
                receipt.votedAt().map(format::timeWithSeconds).orElse(""));
    }

    /** What is on a paper, in words: the options by their names. */
    public static String words(Ballot ballot, String paper, String language) {
        return Paper.of(paper).choices().stream()
                .map(choice -> word(ballot, choice, language))
                .collect(Collectors.joining(", "));
    }

    private static String word(Ballot ballot, String choice, String language) {
        return choice.matches(OPTION)
                ? ballot.rules().options().get(Integer.parseInt(choice) - 1)
                : Languages.text(language, "choice." + choice);
    }
}
