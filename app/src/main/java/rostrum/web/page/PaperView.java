package rostrum.web.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rostrum.assembly.Assembly;
import rostrum.counting.Paper;
import rostrum.voting.Ballot;
import rostrum.voting.HeldPaper;
import rostrum.voting.Receipt;

/**
 * One paper of a form that has several.
 *
 * @param id of the member whose vote it is
 * @param field the name of its inputs
 * @param editable whether it is not cast yet, or may be changed
 * @param chosen what is on it already
 * @param choice the same in words; empty: nothing, or secret
 */
public record PaperView(
        long id,
        String name,
        boolean own,
        String field,
        boolean editable,
        List<String> chosen,
        String choice) {

    /** The template's values. */
    public static Map<String, Object> model(
            Assembly assembly, Ballot ballot, List<HeldPaper> papers, String language) {
        Format format = new Format(language, assembly.timeZone());
        List<PaperView> views = papers.stream().map(paper -> of(paper, ballot, language)).toList();
        Map<String, Object> model = new HashMap<>();
        model.put("urls", Urls.assembly(assembly.slug()));
        model.put("meeting", assembly.title());
        model.put("ballot", BallotView.of(ballot, language, format));
        model.put("papers", views);
        model.put("open", views.stream().anyMatch(PaperView::editable));
        return model;
    }

    private static PaperView of(HeldPaper paper, Ballot ballot, String language) {
        Optional<String> text = paper.receipt().flatMap(Receipt::paper);
        return new PaperView(
                paper.memberId(),
                paper.member(),
                paper.own(),
                paper.own() ? "choice" : "choice-" + paper.memberId(),
                paper.receipt().isEmpty() || ballot.settings().mayRevote(),
                text.map(kept -> Paper.of(kept).choices()).orElse(List.of()),
                text.map(kept -> ChoiceView.paper(ballot.rules(), kept, language)).orElse(""));
    }
}
