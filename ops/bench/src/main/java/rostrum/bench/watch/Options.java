package rostrum.bench.watch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import rostrum.bench.Flags;

/**
 * What to watch, from where, until when.
 *
 * @param ca PEM of the certificates to trust; empty: those the JDK trusts
 * @param link an organiser's invitation, to make an assembly with; otherwise
 * @param codes of the people of an assembly there is
 * @param slug of that assembly
 * @param streams how many members have a page open
 * @param visits page loads a second
 * @param votes a second
 * @param untilFile it ends when this file exists
 * @param untilInputEnds whether it ends with the standard input
 * @param atMost it ends at the latest after this time
 */
record Options(
        URI url,
        Optional<Path> ca,
        Optional<String> link,
        Optional<Path> codes,
        String slug,
        int streams,
        int visits,
        int votes,
        Optional<Path> untilFile,
        boolean untilInputEnds,
        Duration atMost,
        Optional<Path> json,
        Promises promises) {

    static final String USAGE =
            """
            usage: watch --organiser-link LINK | --codes FILE [--slug demo]
                   [--url https://localhost] [--ca FILE] [--streams 1000] [--visits 5] [--votes 10]
                   [--until-file FILE] [--until-input-ends] [--at-most 30m] [--json FILE]
                   [--allow-failed 0] [--allow-5xx 0] [--allow-broken 0] [--allow-lost 0]
                   [--back-within 15s] [--largest-second 25]\
            """;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence that names the flag
     */
    static Options parse(List<String> args) {
        URI url = URI.create("https://localhost");
        Optional<Path> ca = Optional.empty();
        Optional<String> link = Optional.empty();
        Optional<Path> codes = Optional.empty();
        String slug = "demo";
        int streams = 1000;
        int visits = 5;
        int votes = 10;
        Optional<Path> untilFile = Optional.empty();
        boolean untilInputEnds = false;
        Duration atMost = Duration.ofMinutes(30);
        Optional<Path> json = Optional.empty();
        Promises promises = Promises.STANDARD;
        Flags flags = new Flags(args);
        while (flags.hasNext()) {
            switch (flags.next()) {
                case "--url" -> url = flags.site();
                case "--ca" -> ca = Optional.of(flags.file());
                case "--organiser-link" -> link = Optional.of(flags.text());
                case "--codes" -> codes = Optional.of(flags.file());
                case "--slug" -> slug = flags.text();
                case "--streams" -> streams = flags.number(1);
                case "--visits" -> visits = flags.number(0);
                case "--votes" -> votes = flags.number(0);
                case "--until-file" -> untilFile = Optional.of(flags.file());
                case "--until-input-ends" -> untilInputEnds = true;
                case "--at-most" -> atMost = flags.duration();
                case "--json" -> json = Optional.of(flags.file());
                case "--allow-failed" -> promises = promises.withFailed(flags.number(0));
                case "--allow-5xx" -> promises = promises.withServerErrors(flags.number(0));
                case "--allow-broken" -> promises = promises.withBroken(flags.number(0));
                case "--allow-lost" -> promises = promises.withLost(flags.number(0));
                case "--back-within" -> promises = promises.withBack(flags.duration());
                case "--largest-second" -> promises = promises.withLargest(flags.number(1));
                default -> throw flags.unknown();
            }
        }
        if (link.isPresent() == codes.isPresent()) {
            throw new IllegalArgumentException("either --organiser-link or --codes is wanted");
        }
        return new Options(
                url,
                ca,
                link,
                codes,
                slug,
                streams,
                visits,
                votes,
                untilFile,
                untilInputEnds,
                atMost,
                json,
                promises);
    }
}
