package rostrum.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import rostrum.App;
import rostrum.Config;
import rostrum.db.Schema;
import rostrum.people.IssuedCode;
import rostrum.people.Role;
import rostrum.web.http.ListenAddress;
import rostrum.web.page.CodeView;
import rostrum.web.page.Urls;

/** Starts everything on this machine: database, schema, a demo assembly, the server. */
public final class Demo {
    private static final int EX_USAGE = 2;
    private static final int SHOWN_MEMBERS = 3;
    private static final String CODES = "codes.csv";

    private Demo() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("logback.configurationFile", "logback-demo.xml");
        if (List.of(args).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        Options options;
        try {
            options = Options.parse(args);
        } catch (Options.Wrong e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(EX_USAGE);
            return;
        }
        run(options);
    }

    private static void run(Options options) throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(() -> {
                                    stop.countDown();
                                    await(stopped);
                                }));
        say("starting PostgreSQL ...");
        try (LocalDatabase database = LocalDatabase.start(options.data(), options.fresh())) {
            say("bringing the schema up to date ...");
            new Schema(database.address()).migrate();
            say("starting the server ...");
            try (App app =
                    new App(
                            config(options, database),
                            Clock.systemUTC(),
                            Thread.ofPlatform().daemon().factory(),
                            loop -> stop.countDown())) {
                prepare(options, app);
                stop.await();
                say("stopping ...");
            }
        } finally {
            stopped.countDown();
        }
    }

    private static Config config(Options options, LocalDatabase database) {
        return new Config(
                "demo",
                database.address(),
                10,
                new ListenAddress.Tcp("127.0.0.1", options.port()),
                new ListenAddress.Tcp("127.0.0.1", 0),
                URI.create("http://localhost:" + options.port()),
                options.tick(),
                Duration.ofSeconds(25),
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                Duration.ofDays(14),
                Optional.empty());
    }

    private static void prepare(Options options, App app) throws IOException {
        String base = "http://localhost:" + options.port();
        if (options.bare()) {
            String token = app.services().organisers().invite("ada@example.org");
            print("", "Rostrum is ready: " + base, "");
            print("Organiser (once):  " + base + Urls.organiserSignIn(token), "");
        } else {
            Path known = options.data().resolve(CODES);
            List<IssuedCode> codes = DemoAssembly.ensure(app.services(), options.members());
            if (!codes.isEmpty()) {
                write(known, codes);
            }
            if (options.codes().isPresent()) {
                Files.copy(
                        known,
                        options.codes().get(),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
            announce(base, Files.readAllLines(known));
        }
        print("management: " + app.server().managementAddress() + "   Ctrl-C ends it", "");
    }

    /** Only a hash is in the database; the demo keeps the codes so that it can be tried again. */
    private static void write(Path file, List<IssuedCode> codes) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, CodeView.csv(codes));
    }

    private static void announce(String base, List<String> codes) {
        Urls.Assembly urls = Urls.assembly(DemoAssembly.SLUG);
        String chair = "," + Role.CHAIR.stored() + ",";
        String voter = "," + Role.VOTER.stored() + ",";
        print("", "Rostrum is ready: " + base + urls.home(), "");
        codes.stream()
                .filter(line -> line.contains(chair))
                .limit(1)
                .forEach(line -> print("Chair:     " + base + urls.signInWith(codeOf(line))));
        print("Projector: " + base + urls.projector(), "", "Members, to sign in with:");
        codes.stream()
                .filter(line -> line.contains(voter))
                .limit(SHOWN_MEMBERS)
                .forEach(line -> print("  " + codeOf(line) + "  " + line.split(",", 3)[1]));
        print("");
    }

    private static String codeOf(String line) {
        return line.substring(line.lastIndexOf(',') + 1);
    }

    private static void say(String what) {
        System.out.println("  " + what);
    }

    private static void print(String... lines) {
        for (String line : lines) {
            System.out.println(line);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
