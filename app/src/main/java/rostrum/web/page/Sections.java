package rostrum.web.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.assembly.Assemblies;
import rostrum.assembly.Assembly;
import rostrum.live.Source;
import rostrum.live.View;

/** The sections of an assembly: which there are, and what each shows right now. */
public final class Sections implements Source {
    private static final Duration COUNTER = Duration.ofSeconds(1);
    private static final Duration PRESENCE = Duration.ofSeconds(5);

    private final Fragments fragments;
    private final Assemblies assemblies;
    private final SectionModels models;

    Sections(Fragments fragments, Assemblies assemblies, SectionModels models) {
        this.fragments = fragments;
        this.assemblies = assemblies;
        this.models = models;
    }

    @Override
    public List<String> sections(long scope) {
        List<String> sections =
                new ArrayList<>(
                        List.of(
                                "meeting",
                                "notices",
                                "current",
                                "agenda",
                                "attendance",
                                "presence",
                                "stage",
                                "chair-meeting",
                                "chair-agenda",
                                "chair-drafts",
                                "chair-ballots",
                                "chair-notices"));
        for (long ballot : models.shownBallots(scope)) {
            sections.add("ballot-" + ballot);
            sections.add("turnout-" + ballot);
        }
        return sections;
    }

    @Override
    public List<String> showing(String thing) {
        return switch (View.kindOf(thing)) {
            case "meeting" -> List.of("meeting", "chair-meeting", "chair-drafts");
            case "notices" -> List.of("notices", "chair-notices");
            case "agenda" -> List.of("agenda", "current", "stage", "chair-agenda");
            case "ballot" ->
                    List.of(
                            thing,
                            thing.replace("ballot", "turnout"),
                            "stage",
                            "chair-drafts",
                            "chair-ballots");
            case "deadline" ->
                    List.of(thing.replace("deadline", "turnout"), "stage", "chair-ballots");
            case "drafts" -> List.of("chair-drafts", "chair-ballots");
            case "delegations" -> List.of();
            default -> List.of(thing);
        };
    }

    @Override
    public Rendered render(long scope, String language, String section) {
        Assembly assembly = assemblies.find(scope).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        String kind = View.kindOf(section);
        Map<String, Object> model = new HashMap<>();
        model.put("id", section);
        model.put("t", new Text(language));
        model.put("urls", Urls.assembly(assembly.slug()));
        model.putAll(models.of(assembly, language, kind, numberOf(section, kind)));
        return fragments.render("_" + kind, model);
    }

    /** A counter that changes with everybody who comes in must not cost a frame each time. */
    @Override
    public Duration interval(String kind) {
        return switch (kind) {
            case "attendance", "turnout" -> COUNTER;
            case "presence" -> PRESENCE;
            default -> Duration.ZERO;
        };
    }

    private static long numberOf(String section, String kind) {
        return section.equals(kind) ? 0 : Long.parseLong(section.substring(kind.length() + 1));
    }
}
