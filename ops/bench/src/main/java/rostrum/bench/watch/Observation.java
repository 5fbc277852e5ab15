package rostrum.bench.watch;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import rostrum.bench.Timings;
import rostrum.bench.http.Http;
import rostrum.bench.http.Trust;
import rostrum.bench.site.Tally;

/** One watch from the first page to the verdict: the order of events, and nothing else. */
final class Observation {
    private static final Duration OPEN_WITHIN = Duration.ofMinutes(2);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Options options;
    private final Clock clock;
    private final Stop stop;
    private final PrintStream out;
    private final Consumer<String> progress;
    private final Random random = new Random();
    private final Failures failures;
    private final Journal journal;
    private final Requests requests;

    /**
     * @param out is told when everything is open, for a script that waits for it
     * @param progress is told the rest
     */
    Observation(
            Options options, Clock clock, Stop stop, PrintStream out, Consumer<String> progress) {
        this.options = options;
        this.clock = clock;
        this.stop = stop;
        this.out = out;
        this.progress = progress;
        this.failures = new Failures(clock);
        this.journal = new Journal(clock, failures);
        this.requests = new Requests(new Timings(), failures);
    }

    /** What has gone wrong so far, for a watch that could not be finished. */
    Failures failures() {
        return failures;
    }

    /**
     * Watches until it is wished to stop.
     *
     * @throws IOException when it cannot begin, or the result cannot be had
     */
    Summary watch() throws IOException, InterruptedException {
        Http http =
                options.ca().isPresent() ? new Http(options.url(), tls()) : new Http(options.url());
        progress.accept("preparing an assembly with %,d members".formatted(options.streams()));
        Venue venue = Venue.prepare(options, http, "watch-" + Long.toString(clock.millis(), 36));
        try (Crowd crowd = new Crowd(http, requests, journal, random)) {
            return watch(http, venue, crowd);
        } catch (IOException | InterruptedException | RuntimeException e) {
            venue.leave();
            throw e;
        }
    }

    private SSLSocketFactory tls() throws IOException {
        return Trust.of(options.ca().orElseThrow());
    }

    private Summary watch(Http http, Venue venue, Crowd crowd)
            throws IOException, InterruptedException {
        goOn();
        progress.accept("opening %,d streams".formatted(options.streams()));
        crowd.enter(venue.assembly(), venue.cookies());
        if (!crowd.awaitOpen(options.streams(), OPEN_WITHIN)) {
            throw new IOException(
                    "only %,d of %,d streams could be opened"
                            .formatted(journal.open(), options.streams()));
        }
        goOn();
        Visits visits = new Visits(http, venue.assembly(), venue.cookies(), requests);
        Votes votes = new Votes(http, venue.ballot(), venue.cookies(), requests, failures, random);
        long began = clock.millis();
        try (Pulse pulse = new Pulse()) {
            try (Pace pace = new Pace()) {
                pace.keep(options.visits(), stop::isWished, visits::visit);
                pace.keep(options.votes(), stop::isWished, votes::vote);
                out.println("watching: %d streams open".formatted(journal.open()));
                out.flush();
                stop.await(options.untilFile(), options.atMost());
            }
            Duration watched = Duration.ofMillis(clock.millis() - began);
            return finish(venue, crowd, votes, pulse.health(), watched);
        }
    }

    private void goOn() throws IOException {
        if (stop.isWished()) {
            throw new IOException("stopped before it began");
        }
    }

    private Summary finish(
            Venue venue, Crowd crowd, Votes votes, Pulse.Health health, Duration watched)
            throws IOException, InterruptedException {
        progress.accept("closing the ballot and comparing");
        crowd.awaitOpen(options.streams(), SETTLED_WITHIN);
        // Before anything is asked of the server once more: these are about the watch itself.
        List<Wave> waves = Wave.of(journal.absences(), journal.returns(), clock.millis());
        Tally published = venue.finish();
        int stale = settle(venue, crowd);
        Count count = Count.of(votes.receipts(), published);
        Promises.Seen seen =
                new Promises.Seen(
                        options.streams(),
                        requests.all(),
                        requests.failed(),
                        requests.serverErrors(),
                        journal.broken(),
                        waves,
                        stale,
                        journal.twice() + journal.backwards() + journal.unreadable(),
                        count);
        return new Summary(
                options, watched, seen, requests, journal, votes, health, failures.lines());
    }

    /** Waits until all pages show what a fresh one shows; returns how many do not. */
    private int settle(Venue venue, Crowd crowd) throws IOException, InterruptedException {
        long end = System.nanoTime() + SETTLED_WITHIN.toNanos();
        int stale = crowd.stale(venue.fresh().sections());
        while (stale > 0 && System.nanoTime() < end) {
            Thread.sleep(BETWEEN_LOOKS);
            stale = crowd.stale(venue.fresh().sections());
        }
        return stale;
    }
}
