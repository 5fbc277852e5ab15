package rostrum.bench.watch;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import rostrum.bench.Problems;
import rostrum.bench.Timings;
import rostrum.bench.http.Http;
import rostrum.bench.site.Chair;
import rostrum.bench.site.Document;
import rostrum.bench.site.Entrance;
import rostrum.bench.site.Organiser;
import rostrum.bench.site.Person;
import rostrum.bench.site.Tally;

/** An open assembly with an open ballot, and members who are signed in. */
final class Venue {
    private static final String QUESTION = "Does anybody notice?";

    private final Http http;
    private final String assembly;
    private final Chair chair;
    private final boolean ours;
    private List<String> cookies = List.of();
    private long ballot;

    private Venue(Http http, String assembly, Chair chair, boolean ours) {
        this.http = http;
        this.assembly = assembly;
        this.chair = chair;
        this.ours = ours;
    }

    /** Makes an assembly by an organiser's invitation, or uses the one the codes are for. */
    static Venue prepare(Options options, Http http, String newSlug) throws IOException {
        return options.link().isPresent()
                ? made(http, options.link().get(), newSlug, options.streams())
                : found(http, options);
    }

    private static Venue made(Http http, String link, String slug, int members) throws IOException {
        Organiser organiser = Organiser.signIn(http, link);
        organiser.create(slug, "A watch");
        List<Person> people = organiser.register(slug, members);
        String assembly = "/a/" + slug;
        Chair chair = new Chair(http, assembly + "/chair", organiser.cookie());
        chair.move("draft", "open");
        return new Venue(http, assembly, chair, true).enter(people);
    }

    private static Venue found(Http http, Options options) throws IOException {
        List<Person> people = Person.read(options.codes().orElseThrow());
        List<Person> voters =
                people.stream().filter(Person::votes).limit(options.streams()).toList();
        if (voters.size() < options.streams()) {
            throw new IOException("the codes are of %,d voters: too few".formatted(voters.size()));
        }
        List<Person> chairs = people.stream().filter(Person::chairs).limit(1).toList();
        if (chairs.isEmpty()) {
            throw new IOException("the codes name no chair");
        }
        String assembly = "/a/" + options.slug();
        String key = signIn(http, assembly, chairs).getFirst();
        Chair chair = new Chair(http, assembly + "/chair", key);
        return new Venue(http, assembly, chair, false).enter(voters);
    }

    private Venue enter(List<Person> people) throws IOException {
        try {
            cookies = signIn(http, assembly, people);
            ballot = chair.draft(QUESTION);
            chair.step(ballot, "open");
            return this;
        } catch (IOException e) {
            leave();
            throw e;
        }
    }

    private static List<String> signIn(Http http, String assembly, List<Person> people)
            throws IOException {
        Problems problems = new Problems();
        List<String> cookies =
                new Entrance(http, assembly + "/sign-in", new Timings(), problems).signIn(people);
        if (!problems.all().isEmpty()) {
            throw new IOException("not everybody could sign in: " + problems.all());
        }
        return cookies;
    }

    /** Its path. */
    String assembly() {
        return assembly;
    }

    /** The ballot's path. */
    String ballot() {
        return assembly + "/ballots/" + ballot;
    }

    /** The sessions of the members, who may all vote. */
    List<String> cookies() {
        return cookies;
    }

    /** What a fresh page shows. */
    Document fresh() throws IOException {
        Http.Page page = http.get(assembly, cookies.getFirst());
        if (page.answer().status() != 200) {
            throw new IOException("the meeting's page answered " + page.answer().status());
        }
        return Document.of(page.body());
    }

    /** Closes and publishes the ballot; an assembly of our own ends. */
    Tally finish() throws IOException {
        chair.step(ballot, "close");
        chair.step(ballot, "publish");
        if (ours) {
            chair.move("open", "ended");
        }
        return Tally.shownIn(http.get(ballot(), cookies.getFirst()).body())
                .orElseThrow(() -> new IOException("the result of the ballot is not shown"));
    }

    /**
     * Ends what {@link #finish} could not, as far as it can: an assembly that stays open keeps the
     * operator from working on the server.
     */
    void leave() {
        Stream.<Step>of(
                        () -> chair.step(ballot, "close"),
                        () -> {
                            if (ours) {
                                chair.move("open", "ended");
                            }
                        })
                .forEach(Venue::attempt);
    }

    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }

    private static void attempt(Step step) {
        try {
            step.take();
        } catch (IOException e) {
            // Done already, or the server is gone; the verdict says what matters.
        }
    }
}
