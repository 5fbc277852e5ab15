package rostrum.rehearsals;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.ToIntFunction;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.agenda.Agenda;
import rostrum.assembly.Assemblies;
import rostrum.assembly.Assembly;
import rostrum.assembly.AssemblyState;
import rostrum.assembly.NewAssembly;
import rostrum.assembly.Visibility;
import rostrum.db.Database;
import rostrum.db.Transaction;
import rostrum.people.IssuedCode;
import rostrum.people.Register;
import rostrum.people.Role;

/** Makes and removes the assemblies that are rehearsed with. Thread-safe. */
public final class Rehearsals {
    /** How many voters there can be: the register takes no more rows, and one is the chair. */
    public static final int MOST_MEMBERS = 49_999;

    /** How many items its agenda can have. */
    public static final int MOST_ITEMS = 500;

    private static final DateTimeFormatter SLUG =
            DateTimeFormatter.ofPattern("'rehearsal-'uuuuMMdd-HHmmss");
    private static final int CHAPTERS = 20;

    /** So many rows go at once: a running site must not wait for the rest. */
    private static final int CHUNK = 500;

    private final Database database;
    private final Assemblies assemblies;
    private final Register register;
    private final Agenda agenda;
    private final Clock clock;

    public Rehearsals(
            Database database,
            Assemblies assemblies,
            Register register,
            Agenda agenda,
            Clock clock) {
        this.database = database;
        this.assemblies = assemblies;
        this.register = register;
        this.agenda = agenda;
        this.clock = clock;
    }

    /**
     * Makes an open assembly with a chair, voters and an agenda of upcoming items. Whoever knows
     * its address may look on.
     *
     * @param members 1 to {@link #MOST_MEMBERS} voters besides the chair
     * @param items 1 to {@link #MOST_ITEMS} of the agenda
     * @throws Refused {@link Reason#SLUG_TAKEN} if another one was made within the same second
     */
    public Cast prepare(int members, int items) {
        LocalDateTime now = LocalDateTime.now(clock.withZone(ZoneOffset.UTC));
        Assembly assembly =
                assemblies.createRehearsal(
                        new NewAssembly(
                                SLUG.format(now),
                                "Rehearsal of " + now.truncatedTo(ChronoUnit.SECONDS) + " UTC",
                                now,
                                now.plusDays(1),
                                ZoneOffset.UTC,
                                Visibility.PUBLIC,
                                new BigDecimal(50)));
        List<IssuedCode> codes =
                register.importCsv(assembly.id(), new StringReader(csv(members))).added();
        for (int item = 1; item <= items; item++) {
            agenda.add(assembly.id(), "Item " + item + " of the rehearsal", text(item));
        }
        assemblies.move(assembly.id(), AssemblyState.DRAFT, AssemblyState.OPEN);
        return new Cast(
                assembly.slug(),
                codes.getFirst().code(),
                codes.stream().skip(1).map(IssuedCode::code).toList());
    }

    private static String csv(int members) {
        StringBuilder csv = new StringBuilder("number,name,chapter,role\n");
        csv.append("chair,Ada,,").append(Role.CHAIR.stored()).append('\n');
        for (int i = 1; i <= members; i++) {
            csv.append("%05d,Member %05d,Chapter %d,".formatted(i, i, i % CHAPTERS + 1))
                    .append(Role.VOTER.stored())
                    .append('\n');
        }
        return csv.toString();
    }

    private static String text(int item) {
        return "What is **proposed** under item "
                + item
                + ", in as many words as such a thing usually takes on the screen of a phone: the"
                + " reasons for it, what it costs, and who has moved it.";
    }

    /** Those there are; the newest first. */
    public List<Assembly> list() {
        return assemblies.rehearsals();
    }

    /**
     * Removes a rehearsal with everything that happened in it; members who are signed in no longer
     * are, and their streams end. When it is interrupted, the next call goes on.
     *
     * @throws Refused {@link Reason#NOT_FOUND} if there is no such assembly; {@link
     *     Reason#NOT_ALLOWED} if it is a real one
     */
    public void remove(String slug) {
        Assembly assembly =
                assemblies.bySlug(slug).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        if (list().stream().noneMatch(rehearsal -> rehearsal.id() == assembly.id())) {
            throw new Refused(Reason.NOT_ALLOWED);
        }
        remove(assembly);
    }

    /** The mark is asked for once and never changes, so that the number tells which rows may go. */
    private void remove(Assembly assembly) {
        long id = assembly.id();
        if (assembly.state() == AssemblyState.OPEN) {
            // Who is not signed in sees the end of it.
            assemblies.move(id, AssemblyState.OPEN, AssemblyState.ENDED);
        }
        // First the voters: afterwards nothing comes in between.
        inChunks(tx -> signOut(tx, id));
        for (long ballot : database.read(RemovalSql.class, sql -> sql.ballots(id))) {
            database.write(tx -> removeBallot(tx.sql(RemovalSql.class), ballot));
        }
        inChunks(tx -> tx.sql(RemovalSql.class).removeAttendance(id, CHUNK));
        inChunks(tx -> tx.sql(RemovalSql.class).removeDelegations(id, CHUNK));
        inChunks(tx -> tx.sql(RemovalSql.class).removeMembers(id, CHUNK));
        database.write(tx -> tx.sql(RemovalSql.class).removeAssembly(id));
    }

    private void inChunks(ToIntFunction<Transaction> removal) {
        int removed;
        do {
            removed = database.write(removal::applyAsInt);
        } while (removed == CHUNK);
    }

    private static int signOut(Transaction tx, long assemblyId) {
        RemovalSql sql = tx.sql(RemovalSql.class);
        List<Long> sessions = sql.removeGrants(assemblyId, CHUNK);
        sql.removeSessionsWithoutGrant(sessions);
        sessions.forEach(tx::sessionEnded);
        return sessions.size();
    }

    private static long removeBallot(RemovalSql sql, long ballot) {
        sql.removeTieBreak(ballot);
        sql.removeResultChoices(ballot);
        sql.removeResult(ballot);
        sql.removeUrn(ballot);
        sql.removeOpenUrn(ballot);
        sql.removeRollCallVotes(ballot);
        sql.removeRoll(ballot);
        sql.removeElectoralRegister(ballot);
        sql.removeBallot(ballot);
        return ballot;
    }
}
