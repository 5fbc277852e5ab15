package rostrum.rehearsal.play;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rostrum.bench.Flags;
import rostrum.rehearsal.profile.Profile;

/**
 * What is played, where, and what is to be written.
 *
 * @param ca whom to trust instead of the authorities that the JDK knows
 * @param out the folder for the result; is made
 * @param samples of the server, one a line, which somebody else appends
 * @param deploy a command for bash, to be run in the middle
 * @param version of Rostrum on the server, for the record
 * @param offsetMillis what the server's clock is ahead of ours
 * @param part which of several generators this is, from 1
 * @param parts how many there are
 * @param startAt when the first member sets out; empty: as soon as everything is ready
 */
public record Options(
        URI site,
        Cast cast,
        Profile profile,
        Path out,
        Optional<Path> ca,
        String environment,
        String version,
        Optional<Path> samples,
        Optional<String> deploy,
        long offsetMillis,
        int part,
        int parts,
        Optional<Instant> startAt) {

    public static final String USAGE =
            """
            usage: play --site URL --cast FILE --profile FILE --out DIR [--set NAME=VALUE]...
                   [--ca FILE] [--environment NAME] [--version NAME] [--samples FILE] [--deploy COMMAND]
                   [--clock-offset-millis N] [--part I/N] [--start-at TIME]\
            """;

    /**
     * Reads the command line and the files it names.
     *
     * @throws IllegalArgumentException with a line for each problem
     * @throws IOException when a file cannot be read
     */
    public static Options parse(List<String> args) throws IOException {
        Optional<URI> site = Optional.empty();
        Optional<Path> cast = Optional.empty();
        Optional<Path> profile = Optional.empty();
        Optional<Path> out = Optional.empty();
        List<String> changes = new ArrayList<>();
        Optional<Path> ca = Optional.empty();
        String environment = "";
        String version = "";
        Optional<Path> samples = Optional.empty();
        Optional<String> deploy = Optional.empty();
        long offset = 0;
        int[] part = {1, 1};
        Optional<Instant> startAt = Optional.empty();
        Flags flags = new Flags(args);
        while (flags.hasNext()) {
            switch (flags.next()) {
                case "--site" -> site = Optional.of(flags.site());
                case "--cast" -> cast = Optional.of(flags.file());
                case "--profile" -> profile = Optional.of(flags.file());
                case "--out" -> out = Optional.of(flags.file());
                case "--set" -> changes.add(flags.text());
                case "--ca" -> ca = Optional.of(flags.file());
                case "--environment" -> environment = flags.text();
                case "--version" -> version = flags.text();
                case "--samples" -> samples = Optional.of(flags.file());
                case "--deploy" -> deploy = Optional.of(flags.text());
                case "--clock-offset-millis" -> offset = offset(flags.text());
                case "--part" -> part = part(flags.text());
                case "--start-at" -> startAt = Optional.of(moment(flags.text()));
                default -> throw flags.unknown();
            }
        }
        if (site.isEmpty() || cast.isEmpty() || profile.isEmpty() || out.isEmpty()) {
            throw new IllegalArgumentException("--site, --cast, --profile and --out are wanted");
        }
        Profile figures = Profile.read(profile.get(), changes);
        return new Options(
                site.get(),
                Cast.read(cast.get(), figures),
                figures,
                out.get(),
                ca,
                environment,
                version,
                samples,
                deploy,
                offset,
                part[0],
                part[1],
                startAt);
    }

    private static long offset(String text) {
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new IllegalArgumentException("--clock-offset-millis wants a number: " + text);
        }
        return Long.parseLong(text);
    }

    private static int[] part(String text) {
        if (text.matches("[1-9][0-9]?/[1-9][0-9]?")) {
            String[] numbers = text.split("/", 2);
            int[] part = {Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])};
            if (part[0] <= part[1]) {
                return part;
            }
        }
        throw new IllegalArgumentException("--part wants something like 1/3: " + text);
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("--start-at wants a time in UTC: " + text, e);
        }
    }

    /** Only one generator plays the chair, the screens and the deploy. */
    boolean leads() {
        return part == 1;
    }
}
