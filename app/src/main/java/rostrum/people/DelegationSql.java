package rostrum.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Delegation.class)
@RegisterConstructorMapper(DelegationSql.Party.class)
interface DelegationSql {
    /**
     * A member as far as it matters for delegations.
     *
     * @param proxyId who votes for her
     * @param holds for how many she votes
     */
    record Party(
            long id,
            String name,
            boolean mayVote,
            boolean present,
            Optional<Long> proxyId,
            int holds) {}

    /** One delegation of an assembly is given at a time. */
    @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('delegation', :assemblyId))")
    int lock(long assemblyId);

    /**
     * Keeps her from checking in meanwhile, and waits until she has, if she is about to: a stay
     * refers to her row, and so does whatever takes an electoral register.
     */
    @SqlQuery(
            """
            SELECT id
              FROM member
             WHERE assembly_id = :assemblyId AND number = :number
               FOR UPDATE
            """)
    Optional<Long> keepAway(long assemblyId, String number);

    /** The same rule as {@link Member#mayVote}. */
    @SqlQuery(
            """
            SELECT m.id, m.name, m.role IN ('voter', 'chair') AND m.weight > 0 AS may_vote,
                   EXISTS (SELECT
                             FROM attendance a
                            WHERE a.assembly_id = m.assembly_id AND a.member_id = m.id
                              AND a.left_at IS NULL) AS present,
                   (SELECT d.proxy_id
                      FROM delegation d
                     WHERE d.assembly_id = m.assembly_id AND d.member_id = m.id
                       AND d.ended_at IS NULL) AS proxy_id,
                   (SELECT count(*)
                      FROM delegation d
                     WHERE d.assembly_id = m.assembly_id AND d.proxy_id = m.id
                       AND d.ended_at IS NULL) AS holds
              FROM member m
             WHERE m.assembly_id = :assemblyId AND m.number = :number
            """)
    Optional<Party> party(long assemblyId, String number);

    @SqlUpdate(
            """
            INSERT INTO delegation (assembly_id, member_id, proxy_id, created_at)
            VALUES (:assemblyId, :memberId, :proxyId, :now)
            """)
    void give(long assemblyId, long memberId, long proxyId, Instant now);

    @SqlUpdate(
            """
            UPDATE delegation
               SET ended_at = :now, ended_by = :endedBy
             WHERE assembly_id = :assemblyId AND member_id = :memberId AND ended_at IS NULL
            """)
    int end(long assemblyId, long memberId, String endedBy, Instant now);

    @SqlQuery(
            """
            SELECT m.id AS member_id, m.number AS member_number, m.name AS member,
                   p.number AS proxy_number, p.name AS proxy, d.created_at AS since
              FROM delegation d
              JOIN member m ON m.id = d.member_id
              JOIN member p ON p.id = d.proxy_id
             WHERE d.assembly_id = :assemblyId AND d.ended_at IS NULL
             ORDER BY m.number
            """)
    List<Delegation> list(long assemblyId);

    @SqlQuery("SELECT most_proxies FROM assembly WHERE id = :assemblyId")
    Optional<Integer> most(long assemblyId);

    @SqlUpdate("UPDATE assembly SET most_proxies = :most WHERE id = :assemblyId")
    int limit(long assemblyId, int most);
}
