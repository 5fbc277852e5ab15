package rostrum;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import rostrum.agenda.Agenda;
import rostrum.assembly.Assemblies;
import rostrum.assembly.Assembly;
import rostrum.db.Database;
import rostrum.live.Relay;
import rostrum.people.Register;
import rostrum.rehearsals.Cast;
import rostrum.rehearsals.Rehearsals;

/** {@code rehearsal prepare MEMBERS [--agenda N]}, {@code remove SLUG|--all} and {@code list}. */
final class RehearsalCommand {
    private static final int EX_USAGE = 2;
    private static final String USUAL_ITEMS = "8";
    private static final String USAGE =
            """
            Usage: java -jar rostrum.jar rehearsal ...

              prepare MEMBERS [--agenda N]  make an open assembly of so many voters and a chair, and
                                            print its name and their access codes as JSON
              remove SLUG|--all             remove it with all its votes; never a real assembly
              list                          those there are, with their states
            """;

    private final Rehearsals rehearsals;
    private final PrintStream out;
    private final PrintStream err;

    private RehearsalCommand(Rehearsals rehearsals, PrintStream out, PrintStream err) {
        this.rehearsals = rehearsals;
        this.out = out;
        this.err = err;
    }

    /** Does what was typed; returns the exit status. */
    static int run(
            Config config,
            List<String> typed,
            Clock clock,
            SecureRandom random,
            UUID process,
            PrintStream out,
            PrintStream err) {
        try (Database database = new Database(config.database(), 1, process, new Relay(), clock)) {
            Rehearsals rehearsals =
                    new Rehearsals(
                            database,
                            new Assemblies(database, clock),
                            new Register(database, clock, random),
                            new Agenda(database),
                            clock);
            return new RehearsalCommand(rehearsals, out, err).run(typed);
        }
    }

    private int run(List<String> typed) {
        String action = typed.getFirst();
        if (action.equals("prepare") && typed.size() == 2) {
            return prepare(typed.get(1), USUAL_ITEMS);
        }
        if (action.equals("prepare") && typed.size() == 4 && typed.get(2).equals("--agenda")) {
            return prepare(typed.get(1), typed.get(3));
        }
        if (action.equals("remove") && typed.size() == 2) {
            return typed.get(1).equals("--all") ? removeAll() : remove(typed.get(1));
        }
        if (action.equals("list") && typed.size() == 1) {
            rehearsals.list().forEach(one -> out.println(one.slug() + "  " + state(one)));
            return 0;
        }
        err.print(USAGE);
        return EX_USAGE;
    }

    private int prepare(String members, String items) {
        if (!isWithin(members, Rehearsals.MOST_MEMBERS)) {
            err.println("MEMBERS is a number from 1 to " + Rehearsals.MOST_MEMBERS + ".");
            return EX_USAGE;
        }
        if (!isWithin(items, Rehearsals.MOST_ITEMS)) {
            err.println("--agenda wants a number from 1 to " + Rehearsals.MOST_ITEMS + ".");
            return EX_USAGE;
        }
        out.println(json(rehearsals.prepare(Integer.parseInt(members), Integer.parseInt(items))));
        return 0;
    }

    private int remove(String slug) {
        try {
            rehearsals.remove(slug);
        } catch (Refused e) {
            switch (e.reason()) {
                case NOT_FOUND -> err.println("There is no assembly " + slug + ".");
                case NOT_ALLOWED -> err.println(slug + " is no rehearsal: it stays.");
                default -> throw e;
            }
            return EX_USAGE;
        }
        out.println("removed: " + slug);
        return 0;
    }

    private int removeAll() {
        rehearsals.list().forEach(rehearsal -> remove(rehearsal.slug()));
        return 0;
    }

    private static boolean isWithin(String typed, int most) {
        return typed.matches("[1-9]\\d{0,8}") && Integer.parseInt(typed) <= most;
    }

    private static String state(Assembly assembly) {
        return assembly.state().name().toLowerCase(Locale.ROOT);
    }

    /** Neither a name in an address nor a code has a character that JSON would want escaped. */
    private static String json(Cast cast) {
        return "{\"slug\": \"%s\", \"chair\": \"%s\", \"members\": [%s]}"
                .formatted(
                        cast.slug(),
                        cast.chair(),
                        cast.members().stream()
                                .map(code -> '"' + code + '"')
                                .collect(Collectors.joining(", ")));
    }
}
