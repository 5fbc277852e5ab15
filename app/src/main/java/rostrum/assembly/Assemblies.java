package rostrum.assembly;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Database;
import rostrum.db.Memory;

/** The assemblies of this site. Thread-safe. */
public final class Assemblies {
    private static final String MEETING = "meeting";
    private static final String ATTENDANCE = "attendance";
    private static final int MOST_KEPT = 100;

    private final Database database;
    private final Clock clock;
    private final Memory<String, Assembly> bySlug;
    private final Memory<String, List<Assembly>> listed;

    public Assemblies(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.bySlug = database.memory(MOST_KEPT, MEETING::equals, assembly -> 0);
        this.listed = database.memory(1, MEETING::equals, assemblies -> 0);
    }

    /**
     * Creates an assembly, as a draft.
     *
     * @throws Refused {@link Reason#INPUT_INVALID}, naming the field of {@link NewAssembly}; {@link
     *     Reason#SLUG_TAKEN}
     */
    public Assembly create(NewAssembly typed) {
        return create(typed, false);
    }

    /**
     * Creates an assembly that only rehearses, as a draft: whatever happens in it, it may be
     * removed, it is not listed, and while it is open the server may be restarted.
     *
     * @throws Refused as {@link #create}
     */
    public Assembly createRehearsal(NewAssembly typed) {
        return create(typed, true);
    }

    private Assembly create(NewAssembly typed, boolean rehearsal) {
        NewAssembly checked = typed.checked();
        return database.write(tx ->
                tx.sql(AssemblySql.class)
                        .insert(
                                checked.slug(),
                                checked.title(),
                                checked.starts().atZone(checked.timeZone()).toInstant(),
                                checked.ends().atZone(checked.timeZone()).toInstant(),
                                checked.timeZone(),
                                checked.visibility().stored(),
                                checked.quorumPercent(),
                                clock.instant(),
                                rehearsal)
                        .orElseThrow(() -> new Refused(Reason.SLUG_TAKEN, checked.slug())));
    }

    public Optional<Assembly> bySlug(String slug) {
        if (!NewAssembly.SLUG.matcher(slug).matches()) {
            return Optional.empty();
        }
        return bySlug.get(
                slug, () -> database.read(AssemblyLookupSql.class, sql -> sql.bySlug(slug)));
    }

    public Optional<Assembly> find(long assemblyId) {
        return database.read(AssemblySql.class, sql -> sql.find(assemblyId));
    }

    /** Every assembly, also drafts and those for members only; the newest first. */
    public List<Assembly> all() {
        return database.read(AssemblySql.class, AssemblySql::all);
    }

    /** Those that only rehearse; the newest first. */
    public List<Assembly> rehearsals() {
        return database.read(AssemblySql.class, AssemblySql::rehearsals);
    }

    /** What anybody may know of: public assemblies that are not drafts; the newest first. */
    public List<Assembly> listed() {
        return listed.get(
                        "",
                        () -> Optional.of(database.read(AssemblySql.class, AssemblySql::listed)))
                .orElseThrow();
    }

    /**
     * Moves an assembly from the state somebody saw it in to the next.
     *
     * @throws Refused {@link Reason#STATE_CHANGED} if it is not in that state, or there is no way
     *     from it to the other
     */
    public void move(long assemblyId, AssemblyState from, AssemblyState to) {
        if (!from.mayBecome(to)) {
            throw new Refused(Reason.STATE_CHANGED);
        }
        database.write(tx -> {
            int moved = tx.sql(AssemblySql.class).move(assemblyId, from.stored(), to.stored());
            if (moved == 0) {
                throw new Refused(Reason.STATE_CHANGED);
            }
            tx.changed(assemblyId, MEETING);
            tx.changed(assemblyId, ATTENDANCE);
            return moved;
        });
    }
}
