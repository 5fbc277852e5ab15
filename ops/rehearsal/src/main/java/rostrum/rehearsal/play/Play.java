package rostrum.rehearsal.play;

import io.gatling.javaapi.core.PopulationBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import rostrum.bench.http.Http;
import rostrum.bench.http.Trust;
import rostrum.rehearsal.measure.Book;
import rostrum.rehearsal.member.Hall;
import rostrum.rehearsal.member.Script;
import rostrum.rehearsal.member.View;
import rostrum.rehearsal.play.EventSimulation.Event;
import rostrum.rehearsal.profile.Figure;
import rostrum.rehearsal.profile.Person;
import rostrum.rehearsal.profile.Profile;
import rostrum.rehearsal.result.Result;
import scala.Option;

/** One event from the first member's arrival to the last comparison. */
public final class Play {
    private static final Duration HOME_WITHIN = Duration.ofSeconds(10);

    private final Options options;
    private final Stop stop;
    private final PrintStream progress;
    private final boolean terminal;
    private final Profile profile;
    private final Book book;
    private final Hall hall;
    private final List<Person> members;
    private final List<Person> consoles;
    private final List<Person> projectors;

    /**
     * @param stop ends it before its time
     * @param progress is told how it goes
     * @param terminal whether that is one: then every second, else every ten
     */
    public Play(Options options, Stop stop, PrintStream progress, boolean terminal) {
        this.options = options;
        this.stop = stop;
        this.progress = progress;
        this.terminal = terminal;
        this.profile = options.profile();
        this.book = new Book(options.offsetMillis());
        Cast cast = options.cast();
        this.members =
                Person.all(profile, cast.members()).stream()
                        .filter(p -> p.number() % options.parts() == options.part() - 1)
                        .toList();
        this.consoles = screens(Figure.CONSOLES, cast.chair());
        this.projectors = screens(Figure.PROJECTORS, cast.chair());
        this.hall =
                new Hall(
                        options.site(),
                        cast.slug(),
                        profile,
                        book,
                        earliest(),
                        members,
                        consoles,
                        projectors);
    }

    private List<Person> screens(Figure figure, String code) {
        int count = options.leads() ? profile.count(figure) : 0;
        return Collections.nCopies(count, Person.screen(code));
    }

    /**
     * Plays it, and writes {@code result.json} and {@code histograms.json}.
     *
     * @throws IOException when it cannot be played: with a sentence that says why
     */
    public Result play() throws IOException {
        Files.createDirectories(options.out());
        Option<TrustStore> trust =
                options.ca().isPresent()
                        ? Option.apply(TrustStore.of(options.ca().get()))
                        : Option.empty();
        try {
            Http http =
                    options.ca().isPresent()
                            ? new Http(options.site(), Trust.of(options.ca().get()))
                            : new Http(options.site());
            Podium podium = Podium.enter(http, options.cast(), book);
            try (Engine engine = new Engine(trust, book.load())) {
                return play(podium, engine);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            if (trust.isDefined()) {
                trust.get().close();
            }
        }
    }

    private Result play(Podium podium, Engine engine) throws IOException, InterruptedException {
        Conductor conductor = new Conductor(profile, hall, book, stop).withDrop();
        if (options.leads()) {
            conductor
                    .withChair(podium)
                    .withDeploy(options.deploy(), options.out().resolve("deploy.log"));
        }
        CompletableFuture<Void> gatling = engine.play(this::event);
        CompletableFuture<Long> broken = gatling.thenApply(nothing -> 0L);
        Closing closing = Closing.UNKNOWN;
        boolean complete = false;
        long startedAt = System.currentTimeMillis();
        Ticker ticker = new Ticker(book, conductor::phase, progress, terminal);
        try {
            long start = hall.start().applyToEither(broken, begun -> begun).get();
            startedAt =
                    System.currentTimeMillis()
                            + TimeUnit.NANOSECONDS.toMillis(start - System.nanoTime());
            conduct(conductor, podium, start);
            closing = close(conductor, podium);
            complete = true;
        } catch (InterruptedException e) {
            progress.println("stopped; what is known is written down");
        } catch (ExecutionException e) {
            throw new IOException("Gatling broke: " + e.getCause(), e);
        } finally {
            ticker.end();
        }
        hall.goHome();
        leave(gatling, complete);
        Result result = new Summary(options, book, closing).of(startedAt, complete);
        new Written(options.out()).write(result, book);
        return result;
    }

    private void conduct(Conductor conductor, Podium podium, long start)
            throws InterruptedException {
        double rate = options.leads() ? profile.share(Figure.UPDATES) : 0;
        Duration time = profile.time(Figure.ARRIVAL_TIME).plus(profile.time(Figure.MEETING_TIME));
        Updates updates = Updates.begin(podium, rate, time, start, stop);
        try {
            conductor.conduct(start);
        } finally {
            updates.end();
        }
    }

    private long earliest() {
        Duration left =
                options.startAt()
                        .map(at -> Duration.between(Instant.now(), at))
                        .orElse(Duration.ZERO);
        return System.nanoTime() + left.toNanos();
    }

    private Event event() {
        Script script = new Script(hall);
        List<PopulationBuilder> populations = new ArrayList<>();
        populations.add(script.members(members));
        if (!consoles.isEmpty()) {
            populations.add(script.screens(View.CONSOLE, consoles));
        }
        if (!projectors.isEmpty()) {
            populations.add(script.screens(View.PROJECTOR, projectors));
        }
        return new Event(populations, script.protocol());
    }

    private Closing close(Conductor conductor, Podium podium) throws InterruptedException {
        Comparison comparison = new Comparison(hall, podium, profile.time(Figure.SETTLED_WITHIN));
        try {
            long lost = comparison.lost(stop);
            return new Closing(
                    lost, comparison.count(conductor.ballots()), comparison.attendance());
        } catch (IOException e) {
            book.failed("comparison", String.valueOf(e.getMessage()));
            return Closing.UNKNOWN;
        }
    }

    private void leave(CompletableFuture<Void> gatling, boolean wait)
            throws IOException, InterruptedException {
        try {
            gatling.get(wait ? HOME_WITHIN.toSeconds() : 0, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // Somebody waits for an answer still; nobody waits for her.
        } catch (ExecutionException e) {
            throw new IOException("Gatling broke: " + e.getCause(), e);
        }
    }
}
