package rostrum;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rostrum.db.Database;
import rostrum.db.Schema;
import rostrum.live.Relay;
import rostrum.people.Organisers;
import rostrum.web.http.Assets;
import rostrum.web.page.Languages;
import rostrum.web.page.Urls;

/** The command line: the same jar is the server and its admin tool. */
public final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    // https://man.openbsd.org/sysexits
    private static final int EX_USAGE = 2;
    private static final int EX_UNAVAILABLE = 69;
    private static final int EX_SOFTWARE = 70;
    private static final int EX_CANTCREAT = 73;
    private static final int EX_TEMPFAIL = 75;
    private static final int EX_NOPERM = 77;
    private static final int EX_CONFIG = 78;

    private static final String USAGE =
            """
            Usage: java -jar rostrum.jar COMMAND

              serve                    answer visitors until told to stop
              migrate                  bring the database's schema up to date
              check-config             print the settings in force, or what is wrong with them
              invite-organiser EMAIL   print a sign-in link for an organiser, valid once
              recount [BALLOT]         count closed ballots again and say what differs
              rehearsal ...            make, list and remove assemblies to rehearse with
              health                   ask the running server whether it is ready
              assets FOLDER            write the static files as pages link them, plain and .gz

            Settings come from the environment; check-config lists them.
            """;

    private static final String RECOUNT = "recount";
    private static final String REHEARSAL = "rehearsal";
    private static final Set<String> WITH_OPERAND = Set.of("invite-organiser", "assets");

    private Main() {}

    public static void main(String[] args) throws Exception {
        int status = run(args, System.getenv(), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs one command; returns the exit status. */
    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err)
            throws Exception {
        String command = args.length == 0 ? "" : args[0];
        if (args.length == 1 && (command.equals("help") || command.equals("--help"))) {
            out.print(USAGE);
            return 0;
        }
        if (!hasOperands(command, args.length - 1)) {
            err.print(USAGE);
            return EX_USAGE;
        }
        if (command.equals("assets")) {
            return assets(args[1], out, err); // needs no settings: a release is made without any
        }
        Config config;
        try {
            config = Config.from(environment);
        } catch (Config.Invalid e) {
            err.println(e.getMessage());
            return EX_CONFIG;
        }
        try {
            return run(command, args, config, environment, out, err);
        } catch (Refused e) {
            String sentence = Languages.text("en", "refused." + e.reason());
            err.println(sentence);
            e.details().forEach(detail -> err.println(Languages.detail("en", detail)));
            return e.reason() == Refused.Reason.UNAVAILABLE ? EX_UNAVAILABLE : EX_USAGE;
        } catch (Schema.Failed e) {
            err.println(e.getMessage());
            return switch (e.kind()) {
                case BUSY -> EX_TEMPFAIL;
                case NOT_ALLOWED -> EX_NOPERM;
                case BROKEN -> EX_SOFTWARE;
            };
        } catch (BindException e) {
            err.println("Cannot listen: " + e.getMessage());
            return EX_UNAVAILABLE;
        }
    }

    private static boolean hasOperands(String command, int count) {
        if (command.equals(REHEARSAL)) {
            return count > 0; // the rest is its own business
        }
        int most = WITH_OPERAND.contains(command) || command.equals(RECOUNT) ? 1 : 0;
        int least = WITH_OPERAND.contains(command) ? 1 : 0;
        return count >= least && count <= most;
    }

    private static int run(
            String command,
            String[] args,
            Config config,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err)
            throws Exception {
        return switch (command) {
            case "serve" -> serve(config, err);
            case "migrate" -> migrate(config, out);
            case "check-config" -> checkConfig(environment, out);
            case "invite-organiser" -> invite(config, args[1], out);
            case "health" -> health(config, out);
            case RECOUNT ->
                    RecountCommand.run(
                            config,
                            List.of(args).subList(1, args.length),
                            Clock.systemUTC(),
                            UUID.randomUUID(),
                            out,
                            err);
            case REHEARSAL ->
                    RehearsalCommand.run(
                            config,
                            List.of(args).subList(1, args.length),
                            Clock.systemUTC(),
                            new SecureRandom(),
                            UUID.randomUUID(),
                            out,
                            err);
            default -> {
                err.print(USAGE);
                yield EX_USAGE;
            }
        };
    }

    private static int assets(String folder, PrintStream out, PrintStream err) {
        try {
            Path path = Path.of(folder);
            int written = new Assets().writeTo(path);
            out.println("files written: " + written);
            return 0;
        } catch (InvalidPathException | IOException e) {
            err.println("The static files cannot be written: " + e);
            return EX_CANTCREAT;
        }
    }

    private static int serve(Config config, PrintStream err) throws Exception {
        int pending = new Schema(config.database()).pending();
        if (pending > 0) {
            err.println(
                    "The database lacks "
                            + pending
                            + " migration(s) of this version. Type:"
                            + "  java -jar rostrum.jar migrate");
            return EX_CONFIG;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        App app =
                new App(
                        config,
                        Clock.systemUTC(),
                        Thread.ofPlatform().daemon().factory(),
                        loop -> {
                            log.error("giving up, the supervisor may start it again loop={}", loop);
                            Runtime.getRuntime().halt(EX_SOFTWARE);
                        });
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(() -> {
                                    app.close();
                                    stopped.countDown();
                                }));
        stopped.await();
        return 0;
    }

    private static int migrate(Config config, PrintStream out) throws Schema.Failed {
        Schema schema = new Schema(config.database());
        int applied = schema.migrate();
        out.println("migrations applied: " + applied);
        return 0;
    }

    private static int checkConfig(Map<String, String> environment, PrintStream out) {
        out.print(Config.inForce(environment));
        return 0;
    }

    private static int invite(Config config, String email, PrintStream out) {
        Clock clock = Clock.systemUTC();
        try (Database database =
                new Database(config.database(), 2, UUID.randomUUID(), new Relay(), clock)) {
            String token = new Organisers(database, clock, new SecureRandom()).invite(email);
            out.println(config.baseUrl() + Urls.organiserSignIn(token));
            return 0;
        }
    }

    private static int health(Config config, PrintStream out)
            throws IOException, InterruptedException {
        boolean ready = Probe.isReady(config.management());
        out.println(ready ? "ready" : "not ready");
        return ready ? 0 : EX_UNAVAILABLE;
    }
}
