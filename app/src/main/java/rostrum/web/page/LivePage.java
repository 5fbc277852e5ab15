package rostrum.web.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rostrum.live.Hub;
import rostrum.live.Source.Rendered;
import rostrum.live.View;

/**
 * The sections of a page that updates by itself: taken from the hub, so that the page shows exactly
 * what its stream will compare with.
 */
public final class LivePage {
    private final Map<String, Rendered> sections;
    private final boolean mayVote;
    private final List<String> chosen;

    /**
     * Asks the hub.
     *
     * @param mayVote whether this visitor's ballot forms are enabled
     * @param chosen the ids of the inputs that stand for what this visitor has voted
     */
    public LivePage(
            Hub hub,
            long assemblyId,
            String language,
            View view,
            boolean mayVote,
            List<String> chosen) {
        this.sections = hub.page(assemblyId, language, view);
        this.mayVote = mayVote;
        this.chosen = chosen;
    }

    /** The sections there is one of, by id, for the template. */
    public Map<String, TemplateHTMLOutputModel> single() {
        Map<String, TemplateHTMLOutputModel> single = new HashMap<>();
        sections.forEach((id, rendered) -> single.put(id, markup(rendered)));
        return single;
    }

    /** Those of the ballots, the newest first, each ballot before its turnout. */
    public List<TemplateHTMLOutputModel> ballots() {
        List<String> ids = new ArrayList<>();
        for (String id : sections.keySet()) {
            String kind = View.kindOf(id);
            if (kind.equals("ballot") || kind.equals("turnout")) {
                ids.add(id);
            }
        }
        ids.sort(Comparator.comparingLong(LivePage::number).reversed().thenComparing(id -> id));
        return ids.stream().map(sections::get).map(this::markup).toList();
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    }

    /**
     * Everybody gets the same form and the same hash; only here, in the page's own rendering, it
     * shows what was voted, and is disabled for those who may not vote. The script disables forms
     * that come later.
     */
    private TemplateHTMLOutputModel markup(Rendered rendered) {
        String html = rendered.html();
        if (!mayVote) {
            html = html.replace("<fieldset data-vote>", "<fieldset data-vote disabled>");
        }
        for (String input : chosen) {
            String id = "id=\"" + input + "\"";
            html = html.replace(id, id + " checked");
        }
        return Markup.of(html);
    }
}
