package rostrum.people;

import java.io.Reader;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Database;

/** The registers of members, one for each assembly, strictly apart. Thread-safe. */
public final class Register {
    /** The kind of change that touches members: their names, weights, roles. */
    static final String REGISTER = "register";

    private static final String ATTENDANCE = "attendance";
    private static final int LONGEST_PAGE = 500;

    private final Database database;
    private final Clock clock;
    private final SecureRandom random;

    public Register(Database database, Clock clock, SecureRandom random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Adds and updates members from a CSV file: all of it, or nothing.
     *
     * <p>A header names the columns, in any order and case: {@code number} and {@code name}, and if
     * wanted {@code chapter} (none), {@code weight} (1; up to 99,999,999 with four decimals) and
     * {@code role} (voter). They are separated by commas or semicolons. A member who is on the
     * register keeps her code, and what the file has no column for; a new one gets a code. At most
     * 50,000 rows. Nobody is removed.
     *
     * @throws Refused {@link Reason#INPUT_INVALID} with the first 20 problems, each a detail that
     *     begins with its line in the file; {@link Reason#NOT_FOUND} if there is no such assembly
     */
    public ImportReport importCsv(long assemblyId, Reader csv) {
        List<RegisterRow> rows = RegisterCsv.parse(csv);
        return database.write(tx -> {
            RegisterSql sql = tx.sql(RegisterSql.class);
            if (sql.lock(assemblyId).isEmpty()) {
                throw new Refused(Reason.NOT_FOUND);
            }
            RegisterImport plan = new RegisterImport(assemblyId, sql.all(assemblyId), rows);
            if (plan.changesAnything()) {
                tx.changed(assemblyId, REGISTER);
                tx.changed(assemblyId, ATTENDANCE);
            }
            return plan.apply(sql, random, clock.instant());
        });
    }

    /**
     * The member this code was given to.
     *
     * @param typed in any case, with or without blanks and dashes
     * @throws Refused {@link Reason#CODE_UNKNOWN}
     */
    public Member byCode(long assemblyId, String typed) {
        return AccessCode.normalised(typed)
                .map(AccessCode::hash)
                .flatMap(hash ->
                        database.read(MemberLookupSql.BY_CODE, assemblyId, hash).stream()
                                .findFirst())
                .orElseThrow(() -> new Refused(Reason.CODE_UNKNOWN));
    }

    /**
     * Replaces a member's code; whoever is signed in with the old one no longer is.
     *
     * @throws Refused {@link Reason#NOT_FOUND} if she is not on this register
     */
    public IssuedCode newCode(long assemblyId, long memberId) {
        String code = AccessCode.random(random);
        byte[] hash = AccessCode.hash(AccessCode.normalised(code).orElseThrow());
        return database.write(tx -> {
            RegisterSql sql = tx.sql(RegisterSql.class);
            if (sql.replaceCode(assemblyId, memberId, hash) == 0) {
                throw new Refused(Reason.NOT_FOUND);
            }
            sql.signOutEverywhere(assemblyId, memberId).forEach(tx::sessionEnded);
            Member member = tx.sql(MemberLookupSql.class).find(assemblyId, memberId).orElseThrow();
            return new IssuedCode(member.number(), member.name(), member.role(), code);
        });
    }

    /**
     * A page of the register in the order of the numbers (as text).
     *
     * @param search part of a number, name or chapter, in any case; empty for all
     * @param afterNumber the last number of the page before; empty for the first page
     * @param limit 1 to 500
     */
    public List<Member> page(long assemblyId, String search, String afterNumber, int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new IllegalArgumentException("limit " + limit);
        }
        String pattern = "%" + storable(search).replaceAll("[\\\\%_]", "\\\\$0") + "%";
        return database.read(
                RegisterSql.class,
                sql -> sql.page(assemblyId, pattern, storable(afterNumber), limit));
    }

    /** How many are on the register and in the hall, in one query. */
    public RegisterCounts counts(long assemblyId) {
        return database.read(RegisterSql.class, sql -> sql.counts(assemblyId));
    }

    // PostgreSQL knows no NUL in a text, not even to compare with.
    private static String storable(String text) {
        return text.replace("\0", "").strip();
    }
}
