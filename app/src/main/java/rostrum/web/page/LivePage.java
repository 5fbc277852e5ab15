package rostrum.web.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rostrum.live.Hub;
import rostrum.live.Source.Rendered;
import rostrum.live.View;

/**
 * The sections of a page that updates by itself: taken from the hub, so that the page shows exactly
 * what its stream will compare with.
 */
public final class LivePage {
    private static final String FORM = "<fieldset data-vote";
    private static final String OPEN = " data-state=\"open\"";

    private final Map<String, Rendered> sections;
    private final boolean mayVote;
    private final Map<Long, OwnVote> own;

    /**
     * Asks the hub.
     *
     * @param mayVote whether this visitor's ballot forms are enabled
     * @param own what ballots are to this visitor, by their ids
     */
    public LivePage(
            Hub hub,
            long assemblyId,
            String language,
            View view,
            boolean mayVote,
            Map<Long, OwnVote> own) {
        this.sections = hub.page(assemblyId, language, view);
        this.mayVote = mayVote;
        this.own = Map.copyOf(own);
    }

    /** A page without a ballot form. */
    public LivePage(Hub hub, long assemblyId, String language, View view) {
        this(hub, assemblyId, language, view, false, Map.of());
    }

    /** All there is on it: pages of the same are the same. */
    public Map<String, Rendered> content() {
        return sections;
    }

    /** The sections there is one of, by id, for the template. */
    public Map<String, TemplateHTMLOutputModel> single() {
        Map<String, TemplateHTMLOutputModel> single = new HashMap<>();
        sections.forEach((id, rendered) -> single.put(id, Markup.of(rendered.html())));
        return single;
    }

    /**
     * A section of a ballot.
     *
     * @param mine to be said after it, to this visitor only; null: nothing
     */
    public record Part(TemplateHTMLOutputModel html, @Nullable OwnVote mine) {}

    /** Those of the ballots, the newest first, each ballot before its turnout. */
    public List<Part> ballots() {
        return ballots(Integer.MAX_VALUE);
    }

    /**
     * The same, but of those that are not open only the newest.
     *
     * @param most how many of these; the others leave an empty element with their hash, so that the
     *     stream does not send them
     */
    public List<Part> ballots(int most) {
        List<String> ids = new ArrayList<>();
        for (String id : sections.keySet()) {
            String kind = View.kindOf(id);
            if (kind.equals("ballot") || kind.equals("turnout")) {
                ids.add(id);
            }
        }
        ids.sort(Comparator.comparingLong(LivePage::number).reversed().thenComparing(id -> id));
        List<Part> parts = new ArrayList<>();
        int others = 0;
        for (String id : ids) {
            String html = html(id);
            boolean ballot = id.startsWith("ballot");
            if (ballot && !startTag(html).contains(OPEN) && ++others > most) {
                parts.add(new Part(Markup.of(empty(html)), null));
            } else {
                parts.add(part(id, html, ballot));
            }
        }
        return parts;
    }

    /** Whether {@link #ballots(int)} leaves ballots out. */
    public boolean hasMoreThan(int most) {
        return sections.keySet().stream()
                        .filter(id ->
                                id.startsWith("ballot-") && !startTag(html(id)).contains(OPEN))
                        .count()
                > most;
    }

    private Part part(String id, String html, boolean ballot) {
        OwnVote mine = ballot ? own.get(number(id)) : null;
        return new Part(
                Markup.of(ballot ? personal(html, mine) : html),
                mine != null && mine.says() ? mine : null);
    }

    private String html(String id) {
        Rendered rendered = sections.get(id);
        return rendered == null ? "" : rendered.html();
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    }

    private static String startTag(String html) {
        return html.substring(0, html.indexOf('>'));
    }

    private static String empty(String html) {
        return startTag(html) + " hidden></section>";
    }

    /**
     * Everybody gets the same form and the same hash; only here, in the page's own rendering, it
     * shows what was voted, and is disabled for those who may not use it. The script disables forms
     * that come later.
     */
    private String personal(String html, @Nullable OwnVote mine) {
        String form = html;
        if (mine == null ? !mayVote : !mine.may()) {
            form = form.replace(FORM, FORM + " disabled");
        }
        for (String input : mine == null ? List.<String>of() : mine.inputs()) {
            String id = "id=\"" + input + "\"";
            form = form.replace(id, id + " checked");
        }
        return form;
    }
}
