package rostrum.testing;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import rostrum.App;
import rostrum.agenda.AgendaItem;
import rostrum.assembly.Assembly;
import rostrum.assembly.AssemblyState;
import rostrum.assembly.NewAssembly;
import rostrum.assembly.Visibility;
import rostrum.counting.Majority;
import rostrum.counting.Rules;
import rostrum.people.IssuedCode;
import rostrum.people.Member;
import rostrum.voting.Ballot;
import rostrum.voting.Electorate;
import rostrum.voting.NewBallot;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;
import rostrum.web.page.Urls;

/** An assembly on a {@link WebSite} with Ada (chair), Ben (voter) and Gus (guest). */
public final class Meeting {
    private static final String CAST =
            """
            number,name,chapter,weight,role
            1,Ada,North,1,chair
            2,Ben,South,1,voter
            3,Gus,South,1,guest
            """;

    public final WebSite site;
    public final long id;
    public final String slug;
    public final Urls.Assembly urls;

    /** Each signed in, in a browser of their own. */
    public final Browser ada;

    public final Browser ben;
    public final Browser gus;

    private final Map<String, IssuedCode> codes;

    private Meeting(WebSite site, Assembly assembly) {
        this.site = site;
        this.id = assembly.id();
        this.slug = assembly.slug();
        this.urls = Urls.assembly(slug);
        this.codes =
                services().register().importCsv(id, new StringReader(CAST)).added().stream()
                        .collect(Collectors.toMap(IssuedCode::name, Function.identity()));
        this.ada = signedIn("Ada");
        this.ben = signedIn("Ben");
        this.gus = signedIn("Gus");
    }

    static Meeting open(WebSite site, String slug) {
        NewAssembly typed =
                new NewAssembly(
                        slug,
                        "Meeting of " + slug,
                        LocalDateTime.parse("2026-11-14T10:00"),
                        LocalDateTime.parse("2026-11-14T18:00"),
                        ZoneId.of("Europe/Berlin"),
                        Visibility.PUBLIC,
                        new BigDecimal(50));
        Assembly assembly = site.app.services().assemblies().create(typed);
        Meeting meeting = new Meeting(site, assembly);
        meeting.move(AssemblyState.OPEN);
        return meeting;
    }

    public App.Services services() {
        return site.app.services();
    }

    /** A new browser of a member. */
    public Browser signedIn(String name) {
        Browser browser = site.browser();
        Answer answer = browser.post(urls.signIn(), "code", code(name));
        if (answer.status() != 303) {
            throw new IllegalStateException(name + " cannot sign in: " + answer);
        }
        return browser;
    }

    public String code(String name) {
        return issued(name).code();
    }

    private IssuedCode issued(String name) {
        return Optional.ofNullable(codes.get(name)).orElseThrow();
    }

    public Member member(String name) {
        return services().register().page(id, "", "", 10).stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public Assembly assembly() {
        return services().assemblies().find(id).orElseThrow();
    }

    public Meeting move(AssemblyState to) {
        services().assemblies().move(id, assembly().state(), to);
        return this;
    }

    /** From now on only members may look on. */
    public Meeting membersOnly() {
        execute("UPDATE assembly SET visibility = 'members' WHERE id = " + id);
        return this;
    }

    /** For what no feature does; whatever it touched, nobody goes on with what it was. */
    public void execute(String sql) {
        services()
                .database()
                .write(tx -> {
                    tx.changed(id, "meeting");
                    tx.changed(id, "register");
                    tx.changed(id, "drafts");
                    return tx.handle().execute(sql);
                });
    }

    public AgendaItem item(String title) {
        return services().agenda().add(id, title, "Text of **" + title + "**.");
    }

    public Ballot draft(String question, boolean mayRevote) {
        return services()
                .ballots()
                .create(
                        new NewBallot(
                                id,
                                Optional.empty(),
                                question,
                                "",
                                Majority.SIMPLE,
                                mayRevote,
                                Optional.empty()));
    }

    /** A ballot that is open and may be voted in again; returns its number. */
    public long openBallot(String question) {
        return openBallot(question, true);
    }

    public long openBallot(String question, boolean mayRevote) {
        long ballot = draft(question, mayRevote).id();
        services().ballots().open(id, ballot);
        return ballot;
    }

    /** A secret ballot that is open; returns its number. */
    public long openSecret(String question) {
        Settings settings =
                new Settings(
                        Rules.motion(Majority.SIMPLE),
                        Secrecy.SECRET,
                        false,
                        Electorate.REGISTER,
                        true,
                        false,
                        false,
                        Optional.empty());
        long ballot =
                services()
                        .ballots()
                        .create(new NewBallot(id, Optional.empty(), question, "", settings))
                        .id();
        services().ballots().open(id, ballot);
        return ballot;
    }

    public Ballot ballot(long ballot) {
        return services().ballots().find(id, ballot).orElseThrow();
    }
}
