package rostrum.people;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rostrum.db.Database;
import rostrum.db.Memory;
import rostrum.db.Transaction;

/**
 * The sessions of browsers, each known by a token of which only the hash is stored. Thread-safe.
 *
 * <p>Whoever signs in gets a new session with a new token, so that a token planted in a browser
 * beforehand is worth nothing afterwards.
 */
public final class Sessions {
    private static final int CHUNK = 500;
    private static final int MOST_KEPT = 20_000;

    private final Database database;
    private final Clock clock;
    private final SecureRandom random;
    private final Duration lifetime;

    /** Those seen lately: a crowd that comes back at once must not ask the database first. */
    private final Memory<ByteBuffer, Session> known;

    /**
     * @param lifetime from the last sign-in to the end
     */
    public Sessions(Database database, Clock clock, SecureRandom random, Duration lifetime) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.lifetime = lifetime;
        this.known = database.memory(MOST_KEPT, Register.REGISTER::equals, Session::id);
    }

    /** The session of this token, unless it is over; one query, or none if it was asked lately. */
    public Optional<Session> find(String token) {
        byte[] hash = Token.hash(token);
        Instant now = clock.instant();
        return known.get(ByteBuffer.wrap(hash), () -> read(hash, now))
                .filter(session -> session.expiresAt().isAfter(now));
    }

    private Optional<Session> read(byte[] tokenHash, Instant now) {
        List<SessionLookupSql.Grant> grants = database.read(SessionLookupSql.FIND, tokenHash, now);
        if (grants.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, Member> memberByAssembly = new HashMap<>();
        for (SessionLookupSql.Grant grant : grants) {
            grant.member().ifPresent(member -> memberByAssembly.put(member.assemblyId(), member));
        }
        SessionLookupSql.Grant any = grants.getFirst();
        return Optional.of(
                new Session(any.id(), any.organiserId(), memberByAssembly, any.expiresAt()));
    }

    /**
     * Signs a browser in as a member; what else it was signed in as, it remains.
     *
     * @param old the session it had
     * @return the token of its new session
     */
    public String signIn(Optional<Session> old, Member member) {
        return replace(old, Optional.empty(), Optional.of(member));
    }

    /**
     * Signs a browser in as an organiser of the site; what else it was signed in as, it remains.
     *
     * @param old the session it had
     * @return the token of its new session
     */
    public String signInOrganiser(Optional<Session> old, long organiserId) {
        return replace(old, Optional.of(organiserId), Optional.empty());
    }

    private String replace(
            Optional<Session> old, Optional<Long> organiserId, Optional<Member> member) {
        String token = Token.random(random);
        Instant now = clock.instant();
        return database.write(tx -> {
            SessionSql sql = tx.sql(SessionSql.class);
            // What it has now, not what it had when the request came in.
            Optional<SessionSql.Old> current = old.flatMap(session -> sql.lock(session.id(), now));
            long id =
                    sql.insert(
                            Token.hash(token),
                            organiserId.or(() -> current.flatMap(SessionSql.Old::organiserId)),
                            now,
                            now.plus(lifetime));
            // First the member, then other sessions' rows: the order of Register.newCode.
            member.ifPresent(m -> sql.grant(id, m.assemblyId(), m.id()));
            if (current.isPresent()) {
                sql.moveGrants(old.orElseThrow().id(), id);
            }
            old.ifPresent(session -> end(tx, session));
            return token;
        });
    }

    public void signOut(Session session) {
        database.write(tx -> end(tx, session));
    }

    private static long end(Transaction tx, Session session) {
        tx.sql(SessionSql.class).delete(session.id());
        tx.sessionEnded(session.id());
        return session.id();
    }

    /** Which of these sessions are over, or not signed in to this assembly; one query. */
    public List<Long> signedOut(long assemblyId, Set<Long> sessionIds) {
        String ids = sessionIds.stream().map(String::valueOf).collect(Collectors.joining(","));
        return database.read(
                SessionSql.class, sql -> sql.signedOut(assemblyId, ids, clock.instant()));
    }

    /** Removes sessions that are over, and ends their streams; returns how many they were. */
    public int removeExpired() {
        int removed = 0;
        int lately;
        do {
            lately =
                    database.write(tx -> {
                        List<Long> ended =
                                tx.sql(SessionSql.class).deleteExpired(clock.instant(), CHUNK);
                        ended.forEach(tx::sessionEnded);
                        return ended.size();
                    });
            removed += lately;
        } while (lately == CHUNK);
        return removed;
    }
}
