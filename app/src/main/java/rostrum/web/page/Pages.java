package rostrum.web.page;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rostrum.agenda.Agenda;
import rostrum.assembly.Assemblies;
import rostrum.assembly.Notices;
import rostrum.assembly.Presence;
import rostrum.people.Register;
import rostrum.voting.Ballots;
import rostrum.voting.Votes;
import rostrum.web.http.Assets;
import rostrum.web.http.Visit;

/** Renders whole pages. */
public final class Pages {
    private static final Set<String> SIGN_IN_HELPS =
            Set.of("refused.SIGN_IN_FIRST", "refused.CODE_UNKNOWN");

    private final Templates templates;
    private final Assets assets;
    private final Clock clock;

    /**
     * Reads and checks all templates.
     *
     * @param folder in development: where to re-read them from
     */
    public Pages(Assets assets, Optional<Path> folder, Clock clock) throws IOException {
        this.templates = new Templates(folder);
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
            Votes votes) {
        return new Sections(
                new Fragments(templates),
                assemblies,
                new SectionModels(register, notices, presence, agenda, ballots, votes));
    }

    /**
     * A page.
     *
     * @param model what the template needs beyond what every page has
     */
    public String render(Visit visit, String template, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("t", new Text(visit.language()));
        all.put("language", visit.language());
        all.put("now", clock.millis());
        all.put("css", assets.address("app.css"));
        all.put("script", assets.address("live.js"));
        all.put("icon", assets.address("icon.svg"));
        all.put("here", visit.uri());
        return templates.render(template, all);
    }

    /** The page that says why something was refused or failed, and how to go on. */
    public String failure(Visit visit, String key, String detail, boolean retry) {
        Optional<String> signIn =
                SIGN_IN_HELPS.contains(key) ? Urls.signInFor(visit.uri()) : Optional.empty();
        return render(
                visit,
                "failure",
                Map.of(
                        "key",
                        key,
                        "detail",
                        detail,
                        "retry",
                        retry,
                        "request",
                        visit.id(),
                        "signIn",
                        signIn.orElse(""),
                        "back",
                        Urls.before(visit.uri())));
    }
}
