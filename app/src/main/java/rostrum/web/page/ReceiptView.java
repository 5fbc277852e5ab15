package rostrum.web.page;

import java.util.Map;
import rostrum.assembly.Assembly;
import rostrum.voting.Ballot;
import rostrum.voting.Receipt;

/** A receipt as its template shows it. */
public final class ReceiptView {
    private ReceiptView() {}

    /** The template's values. */
    public static Map<String, Object> model(
            Assembly assembly, Ballot ballot, Receipt receipt, String language) {
        Format format = new Format(language, assembly.timeZone());
        return Map.of(
                "urls", Urls.assembly(assembly.slug()),
                "meeting", assembly.title(),
                "question", ballot.question(),
                "ballotId", ballot.id(),
                "choice", Languages.text(language, "choice." + receipt.choice()),
                "code", receipt.code(),
                "time", format.timeWithSeconds(receipt.votedAt()));
    }
}
