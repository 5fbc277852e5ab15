package rostrum.web.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import rostrum.Refused.Detail;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.TieRule;
import rostrum.voting.Ballot;
import rostrum.voting.Electorate;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;

/**
 * The fields of the form for a ballot and what stands in them, as text. A box that is ticked says
 * {@code on}.
 */
public record BallotForm(Map<String, String> values) {
    private static final String TICKED = "on";

    /** What the services call a field, where the form calls it something else. */
    private static final Map<String, String> CALLED =
            Map.of("agendaItemId", "item", "duration", "minutes", "mayRevote", "revote");

    private static final List<String> FIELDS =
            List.of(
                    "question",
                    "markdown",
                    "item",
                    "method",
                    "options",
                    "mostChoices",
                    "seats",
                    "secrecy",
                    "majority",
                    "majorityBase",
                    "countAbstentions",
                    "quorumPercent",
                    "quorumBase",
                    "tieRule",
                    "electorate",
                    "weighted",
                    "revote",
                    "interim",
                    "minutes",
                    "publishAtClosing");

    /** Methods that need to be told how many win, and how many one paper may name. */
    private static final Set<String> SEVERAL =
            Set.of(Names.of(Method.ELECTION), Names.of(Method.UP_TO_K));

    /** As it was sent. */
    public static BallotForm typed(UnaryOperator<String> sent) {
        Map<String, String> values = new HashMap<>();
        FIELDS.forEach(field -> values.put(field, sent.apply(field)));
        return new BallotForm(values);
    }

    /** A usual ballot, on the item that is current. */
    public static BallotForm of(BallotTemplate template, Optional<Long> item) {
        BallotForm form = of("", "", item, template.settings());
        form.values.put("mostChoices", "");
        return form;
    }

    /** One like another. */
    public static BallotForm of(Ballot ballot) {
        return of(ballot.question(), ballot.markdown(), ballot.agendaItemId(), ballot.settings());
    }

    private static BallotForm of(
            String question, String markdown, Optional<Long> item, Settings settings) {
        Map<String, String> values = new HashMap<>();
        values.put("question", question);
        values.put("markdown", markdown);
        values.put("item", item.map(String::valueOf).orElse(""));
        putRules(values, settings.rules());
        values.put("secrecy", Names.of(settings.secrecy()));
        values.put("electorate", Names.of(settings.electorate()));
        values.put("weighted", settings.weighted() ? "yes" : "no");
        values.put("revote", ticked(settings.mayRevote()));
        values.put("interim", ticked(settings.interim()));
        values.put("publishAtClosing", ticked(settings.publishAtClosing()));
        values.put(
                "minutes",
                settings.duration()
                        .map(d -> String.valueOf(d.plusSeconds(59).toMinutes()))
                        .orElse(""));
        return new BallotForm(values);
    }

    private static void putRules(Map<String, String> values, Rules rules) {
        values.put("method", Names.of(rules.method()));
        values.put("options", String.join("\n", rules.options()));
        values.put("mostChoices", String.valueOf(rules.mostChoices()));
        values.put("seats", String.valueOf(rules.seats()));
        values.put("majority", Names.of(rules.majority()));
        values.put("majorityBase", Names.of(rules.majorityBase()));
        values.put("countAbstentions", ticked(rules.countAbstentions()));
        values.put("quorumPercent", rules.quorumPercent().toPlainString());
        values.put("quorumBase", Names.of(rules.quorumBase()));
        values.put("tieRule", Names.of(rules.tieRule()));
    }

    private static String ticked(boolean is) {
        return is ? TICKED : "";
    }

    /**
     * What its template needs of the form itself.
     *
     * @param wrong what was refused about it
     */
    public Map<String, Object> model(List<Detail> wrong, String language) {
        Map<String, Object> model = new HashMap<>();
        String method = values.getOrDefault("method", "");
        model.put("values", values);
        model.put(
                "hasOptions", !method.isEmpty() && !method.equals(Names.of(Method.YES_NO_ABSTAIN)));
        model.put("hasSeveral", SEVERAL.contains(method));
        model.put("wrong", wrong.stream().map(BallotForm::field).toList());
        model.put("problems", wrong.stream().map(d -> Languages.detail(language, d)).toList());
        model.put("methods", names(Method.values()));
        model.put("majorities", names(Majority.values()));
        model.put("bases", names(Base.values()));
        model.put("quorumBases", List.of(Names.of(Base.CAST), Names.of(Base.PRESENT)));
        model.put("weightings", List.of("yes", "no"));
        model.put("tieRules", names(TieRule.values()));
        model.put("secrecies", names(Secrecy.values()));
        model.put("electorates", names(Electorate.values()));
        model.put("templates", names(BallotTemplate.values()));
        return model;
    }

    private static String field(Detail detail) {
        String name = detail.arguments().getFirst();
        return CALLED.getOrDefault(name, name);
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Names::of).toList();
    }
}
