package rostrum.bench.meeting;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import rostrum.bench.CpuMeter;
import rostrum.bench.Problems;
import rostrum.bench.ServerProcess;
import rostrum.bench.Timings;
import rostrum.bench.http.Http;
import rostrum.bench.site.Chair;
import rostrum.bench.site.Entrance;
import rostrum.bench.site.Person;

/** One meeting from the doors to the result: the order of events, and nothing else. */
final class Meeting {
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final Duration QUIET_AT_MOST = Duration.ofSeconds(5);

    private final Settings settings;
    private final Clock clock;
    private final Consumer<String> progress;
    private final String assembly;
    private final Http http;
    private final Timings timings = new Timings();
    private final Problems problems = new Problems();
    private final Figures figures = new Figures();

    Meeting(Settings settings, Clock clock, Consumer<String> progress) {
        this.settings = settings;
        this.clock = clock;
        this.progress = progress;
        this.assembly = "/a/" + settings.slug();
        this.http = new Http(settings.url());
    }

    /**
     * Plays it.
     *
     * @throws IOException when it cannot go on: a form of the chair's was refused, say
     */
    Report play() throws IOException, InterruptedException {
        List<Person> people = Person.read(settings.codes());
        List<Person> audience =
                Stream.concat(
                                people.stream().filter(Person::votes),
                                people.stream().filter(p -> !p.votes() && !p.chairs()))
                        .limit(Math.max(settings.subscribers(), settings.votes()))
                        .toList();
        long voters = audience.stream().filter(Person::votes).count();
        if (voters < settings.votes() || audience.size() < settings.subscribers()) {
            throw new IOException(
                    "the codes are of %,d people, %,d of them voters: too few"
                            .formatted(audience.size(), voters));
        }
        Person ada =
                people.stream()
                        .filter(Person::chairs)
                        .findFirst()
                        .orElseThrow(() -> new IOException("the codes name no chair"));

        progress.accept("signing in %,d people".formatted(audience.size()));
        Entrance entrance = new Entrance(http, assembly + "/sign-in", timings, problems);
        long start = System.nanoTime();
        List<String> cookies = entrance.signIn(audience);
        figures.seconds("sign-in of all", since(start));
        String key = entrance.signIn(List.of(ada)).getFirst();
        if (!problems.all().isEmpty()) {
            throw new IOException("not everybody could sign in");
        }
        Chair chair = new Chair(http, assembly + "/chair", key);

        Optional<ServerProcess> server =
                Optional.ofNullable(settings.pid()).map(ServerProcess::new);
        Optional<ServerProcess.Memory> empty = memory(server);
        String stream = assembly + "/live?view=member&lang=en";
        try (Hall hall = new Hall(http, stream, settings.gzip(), clock, timings, problems)) {
            progress.accept("opening %,d streams".formatted(settings.subscribers()));
            CpuMeter meter = new CpuMeter();
            start = System.nanoTime();
            hall.fill(cookies.subList(0, settings.subscribers()));
            figures.seconds("connect of all", since(start));
            figures.generatorCpu("while connecting", meter.share());
            hall.awaitQuiet(QUIET, QUIET_AT_MOST);
            figures.memory(empty, memory(server), settings.subscribers());
            return vote(hall, chair, cookies.subList(0, settings.votes()), server);
        }
    }

    /** What has gone wrong so far, by kind. */
    Map<String, Long> problems() {
        return problems.all();
    }

    private Report vote(
            Hall hall, Chair chair, List<String> cookies, Optional<ServerProcess> server)
            throws IOException, InterruptedException {
        CpuMeter meter = new CpuMeter();
        Duration used = cpu(server);
        long received = http.received();
        long events = hall.events();

        long ballot = chair.draft("Shall the motion be adopted?", settings.secret());
        hall.watch("ballot-" + ballot);
        chair.step(ballot, "open");
        hall.await(hall.connected(), Screen::sawBallot, Verdict.RESULT_WITHIN);
        int sawBallot = (int) hall.screens().stream().filter(Screen::sawBallot).count();

        progress.accept(
                "%,d votes in %,.1f s".formatted(settings.votes(), seconds(settings.over())));
        Voting voting =
                new Voting(http, assembly + "/ballots/" + ballot, cookies, timings, problems);
        Commits before = commits();
        List<Vote> plan = Vote.plan(cookies.size(), settings.over(), new Random(1));
        long start = System.nanoTime();
        voting.play(plan);
        Duration votesTook = since(start);
        Commits after = commits();

        progress.accept("closing and publishing");
        step(chair, ballot, "close");
        step(chair, ballot, "publish");
        hall.await(hall.connected(), s -> s.result().isPresent(), Verdict.RESULT_WITHIN);
        hall.awaitQuiet(QUIET, QUIET_AT_MOST);

        figures.seconds("votes until all answered", votesTook);
        figures.count("votes sent, retries included", plan.size());
        figures.commits(before, after);
        figures.count("events", hall.events());
        figures.count("events while voting", hall.events() - events);
        figures.count("kB received while voting", (http.received() - received) / 1024);
        figures.count("streams compressed", hall.compressed());
        server.ifPresent(s -> figures.seconds("server CPU while voting", cpu(server).minus(used)));
        figures.generatorCpu("while voting", meter.share());
        Verdict verdict =
                Verdict.of(
                        new Verdict.Facts(
                                settings.subscribers(),
                                hall.connected(),
                                sawBallot,
                                settings.votes(),
                                settings.over(),
                                votesTook,
                                voting.acknowledged(),
                                hall.screens().stream().map(Screen::result).toList(),
                                problems.all()));
        return new Report(verdict, voting.acknowledged(), timings.lines(), figures);
    }

    private void step(Chair chair, long ballot, String step) throws IOException {
        long start = System.nanoTime();
        chair.step(ballot, step);
        timings.record(step, since(start));
    }

    private Commits commits() throws IOException {
        URI management = settings.management();
        return management == null ? Commits.UNKNOWN : Commits.read(new Http(management));
    }

    private static Optional<ServerProcess.Memory> memory(Optional<ServerProcess> server)
            throws InterruptedException {
        return server.isPresent() ? Optional.of(server.get().memory()) : Optional.empty();
    }

    private static Duration cpu(Optional<ServerProcess> server) {
        return server.map(ServerProcess::cpu).orElse(Duration.ZERO);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
