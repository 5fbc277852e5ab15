package rostrum.web.page;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rostrum.Refused.Detail;
import rostrum.Refused.Reason;
import rostrum.agenda.Agenda;
import rostrum.assembly.Assemblies;
import rostrum.assembly.Notices;
import rostrum.assembly.Presence;
import rostrum.live.Stamped;
import rostrum.people.Register;
import rostrum.voting.Ballots;
import rostrum.voting.Results;
import rostrum.voting.Votes;
import rostrum.web.http.Assets;
import rostrum.web.http.Visit;

/** Renders whole pages. */
public final class Pages {
    /** After these one wants to see what is recorded. */
    private static final Set<String> ABOUT_A_VOTE =
            Stream.of(
                            Reason.BALLOT_NOT_OPEN,
                            Reason.ALREADY_VOTED,
                            Reason.PROXY_VOTES,
                            Reason.NOT_CONFIRMED)
                    .map(reason -> "refused." + reason)
                    .collect(Collectors.toSet());

    /** Stands for the time in a page that is kept. No text in the database can have a NUL. */
    private static final String NOW = "\0now";

    private final Templates templates;
    private final boolean fromFolder;
    private final Kept kept = new Kept();
    private final Assets assets;
    private final Clock clock;

    /**
     * Reads and checks all templates.
     *
     * @param folder in development: where to re-read them from
     */
    public Pages(Assets assets, Optional<Path> folder, Clock clock) throws IOException {
        this.templates = new Templates(folder);
        this.fromFolder = folder.isPresent();
        this.assets = assets;
        this.clock = clock;
    }

    /** The live sections, made from the same templates. */
    public Sections sections(
            Assemblies assemblies,
            Register register,
            Notices notices,
            Presence presence,
            Agenda agenda,
            Ballots ballots,
            Votes votes,
            Results results) {
        return new Sections(
                new Fragments(templates),
                assemblies,
                new SectionModels(register, notices, presence, agenda, ballots, votes, results));
    }

    /**
     * A page.
     *
     * @param model what the template needs beyond what every page has
     */
    public String render(Visit visit, String template, Map<String, Object> model) {
        return render(visit, template, model, now());
    }

    /**
     * The same for a page on which nothing is about this visitor but the language: rendered only
     * when it is made of something else than before. It is answered with {@link #now}.
     *
     * @param madeOf all that the model comes from, with an {@code equals} by value
     */
    public Stamped shared(
            Visit visit, String template, Object madeOf, Supplier<Map<String, Object>> model) {
        Supplier<Stamped> fresh = () -> Stamped.of(render(visit, template, model.get(), NOW), NOW);
        return fromFolder
                ? fresh.get()
                : kept.get(template, visit.language(), here(visit), madeOf, fresh);
    }

    /** The server's time in milliseconds, as pages have it. */
    public String now() {
        return Long.toString(clock.millis());
    }

    private static String here(Visit visit) {
        return Urls.isOurs(visit.uri()) ? visit.uri() : Urls.HOME;
    }

    private String render(Visit visit, String template, Map<String, Object> model, String now) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("t", new Text(visit.language()));
        all.put("language", visit.language());
        all.put("now", now);
        all.put("css", assets.address("app.css"));
        all.put("script", assets.address("live.js"));
        all.put("icon", assets.address("icon.svg"));
        all.putIfAbsent("here", here(visit));
        return templates.render(template, all);
    }

    /** What the script shows in the page from which something was sent. */
    public String fragment(Visit visit, String template, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("t", new Text(visit.language()));
        return templates.render(template, all).strip();
    }

    /**
     * Says why something was refused or failed, and where to go from here: as a page, or for the
     * script as a fragment.
     */
    public String failure(Visit visit, String key, List<Detail> details, boolean retry) {
        String back = back(visit);
        boolean signIn = key.equals("refused." + Reason.SIGN_IN_FIRST);
        Map<String, Object> model = new HashMap<>();
        model.put("key", key);
        model.put(
                "details",
                details.stream().map(d -> Languages.detail(visit.language(), d)).toList());
        model.put("retry", retry);
        model.put("request", visit.id());
        model.put("back", back);
        model.put(
                "signIn",
                Urls.assemblyOf(visit.uri())
                        .filter(assembly -> signIn)
                        .map(Urls.Assembly::signIn)
                        .orElse(""));
        model.put(
                "votes",
                Urls.assemblyOf(visit.uri())
                        .filter(assembly -> ABOUT_A_VOTE.contains(key))
                        .map(Urls.Assembly::votes)
                        .orElse(""));
        if (!visit.looks()) {
            model.put("here", back); // what was posted to may be no page
        }
        return visit.inPlace()
                ? fragment(visit, "failure-in-place", model)
                : render(visit, "failure", model);
    }

    private static String back(Visit visit) {
        if (!visit.looks()) {
            return Urls.formOf(visit.uri());
        }
        return Urls.assemblyOf(visit.uri())
                .map(Urls.Assembly::home)
                .filter(home -> !home.equals(visit.uri()))
                .orElse(Urls.HOME);
    }
}
