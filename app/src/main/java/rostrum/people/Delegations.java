package rostrum.people;

import java.time.Clock;
import java.util.List;
import rostrum.Refused;
import rostrum.Refused.Detail;
import rostrum.Refused.Reason;
import rostrum.db.Database;
import rostrum.people.DelegationSql.Party;

/**
 * Who votes for whom.
 *
 * <p>A ballot takes over the delegations there are when it opens; what becomes of them later does
 * not touch it. A delegation ends when it is revoked, and when she who gave it checks in.
 * Delegations are not passed on: who gave her vote away votes for nobody, and who votes for others
 * casts her own vote. Thread-safe, also across processes.
 */
public final class Delegations {
    private static final String DELEGATIONS = "delegations";
    private static final int MOST = 100;

    private final Database database;
    private final Clock clock;

    public Delegations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Lets one member vote for another from now on, instead of whoever did so before; nothing
     * happens if she does already.
     *
     * @param memberNumber of her who gives her vote away
     * @param proxyNumber of her who casts it
     * @throws Refused {@link Reason#DELEGATION_REFUSED} with the detail that says why: nobody votes
     *     for others in this assembly, there is no such member, both are the same, one has no vote;
     *     she who gives is checked in, or votes for others; she who casts gave her own vote away,
     *     or votes for as many others as one may
     */
    public void give(long assemblyId, String memberNumber, String proxyNumber) {
        String from = storable(memberNumber);
        String to = storable(proxyNumber);
        database.write(tx -> {
            DelegationSql sql = tx.sql(DelegationSql.class);
            sql.lock(assemblyId);
            if (sql.keepAway(assemblyId, from).isEmpty()) {
                throw unknown(from);
            }
            Party member = sql.party(assemblyId, from).orElseThrow(() -> unknown(from));
            Party proxy = sql.party(assemblyId, to).orElseThrow(() -> unknown(to));
            if (member.proxyId().filter(id -> id == proxy.id()).isPresent()) {
                return member.id();
            }
            check(member, proxy, sql.most(assemblyId).orElse(0));
            sql.end(assemblyId, member.id(), "revoked", clock.instant());
            sql.give(assemblyId, member.id(), proxy.id(), clock.instant());
            tx.changed(assemblyId, DELEGATIONS);
            return member.id();
        });
    }

    private static void check(Party member, Party proxy, int most) {
        demand(most > 0, Detail.of("delegation.off", most));
        demand(member.id() != proxy.id(), Detail.of("delegation.self", member.name()));
        demand(member.mayVote(), Detail.of("delegation.voteless", member.name()));
        demand(proxy.mayVote(), Detail.of("delegation.voteless", proxy.name()));
        demand(!member.present(), Detail.of("delegation.here", member.name()));
        demand(member.holds() == 0, Detail.of("delegation.holds", member.name()));
        demand(proxy.proxyId().isEmpty(), Detail.of("delegation.gave", proxy.name()));
        demand(proxy.holds() < most, Detail.of("delegation.full", proxy.name(), proxy.holds()));
    }

    private static void demand(boolean condition, Detail otherwise) {
        if (!condition) {
            throw refused(otherwise);
        }
    }

    private static Refused unknown(String number) {
        return refused(Detail.of("delegation.unknown", number));
    }

    private static Refused refused(Detail detail) {
        return new Refused(Reason.DELEGATION_REFUSED, List.of(detail));
    }

    // PostgreSQL knows no NUL in a text, not even to compare with.
    private static String storable(String text) {
        return text.replace("\0", "").strip();
    }

    /**
     * Lets a member cast her own vote again.
     *
     * @throws Refused {@link Reason#STATE_CHANGED} if nobody votes for her
     */
    public void revoke(long assemblyId, long memberId) {
        database.write(tx -> {
            int ended =
                    tx.sql(DelegationSql.class)
                            .end(assemblyId, memberId, "revoked", clock.instant());
            if (ended == 0) {
                throw new Refused(Reason.STATE_CHANGED);
            }
            tx.changed(assemblyId, DELEGATIONS);
            return ended;
        });
    }

    /** All delegations in force, in the order of the numbers (as text) of those who gave them. */
    public List<Delegation> list(long assemblyId) {
        return database.read(DelegationSql.class, sql -> sql.list(assemblyId));
    }

    /**
     * For how many others one member may vote; 0: nobody votes for others.
     *
     * @throws Refused {@link Reason#NOT_FOUND} if there is no such assembly
     */
    public int most(long assemblyId) {
        return database.read(DelegationSql.class, sql -> sql.most(assemblyId))
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    /**
     * Sets for how many others one member may vote. Delegations in force stay, also above it.
     *
     * @param most 0 to 100; else {@link Reason#INPUT_INVALID}
     * @throws Refused {@link Reason#NOT_FOUND} if there is no such assembly
     */
    public void limit(long assemblyId, int most) {
        if (most < 0 || most > MOST) {
            throw new Refused(Reason.INPUT_INVALID, "mostProxies");
        }
        database.write(tx -> {
            DelegationSql sql = tx.sql(DelegationSql.class);
            sql.lock(assemblyId);
            if (sql.limit(assemblyId, most) == 0) {
                throw new Refused(Reason.NOT_FOUND);
            }
            tx.changed(assemblyId, DELEGATIONS);
            return most;
        });
    }
}
