package rostrum.web.page;

import java.util.List;
import rostrum.assembly.Assembly;
import rostrum.voting.Ballot;
import rostrum.voting.PublishedPaper;

/**
 * A paper in the list of all.
 *
 * @param number of the member, and her name; empty in a secret ballot
 * @param choice in words
 */
public record UrnView(String receipt, String number, String name, String choice, String weight) {
    public static List<UrnView> of(
            Assembly assembly, Ballot ballot, List<PublishedPaper> papers, String language) {
        Format format = new Format(language, assembly.timeZone());
        return papers.stream()
                .map(paper ->
                        new UrnView(
                                paper.receipt(),
                                paper.number().orElse(""),
                                paper.name().orElse(""),
                                ChoiceView.paper(ballot.rules(), paper.paper(), language),
                                format.number(paper.weight())))
                .toList();
    }
}
