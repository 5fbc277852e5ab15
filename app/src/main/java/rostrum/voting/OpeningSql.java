package rostrum.voting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface OpeningSql {
    /** Whether the assembly is open, which it then stays until the end of the transaction. */
    @SqlQuery("SELECT state = 'open' FROM assembly WHERE id = :assemblyId FOR SHARE")
    Optional<Boolean> assemblyOpen(long assemblyId);

    @SqlUpdate(
            """
            UPDATE ballot
               SET state = 'open', opened_at = :now, closes_at = CAST(:now AS timestamptz) + duration
             WHERE assembly_id = :assemblyId AND id = ANY(:ballotIds) AND state = 'draft'
            """)
    int open(long assemblyId, List<Long> ballotIds, Instant now);

    /**
     * Forbids nested loops until the end of the transaction. Of members who were imported a minute
     * ago there are no statistics yet: the planner takes them for a handful, and would compare each
     * of 5,000 with each.
     */
    @SqlQuery("SELECT set_config('enable_nestloop', 'off', true)")
    String joinByHashing();

    /**
     * The electoral registers: who may vote (the same rule as {@link
     * rostrum.people.Member#mayVote}), and who casts it for her. One statement, so that ballots
     * opened together see the same hall.
     */
    @SqlUpdate(
            """
            INSERT INTO electoral_register (ballot_id, member_id, number, name, chapter, weight,
                                            present, proxy_id)
            WITH voter AS (
                SELECT m.id, m.number, m.name, m.chapter, m.weight, a.id IS NOT NULL AS here
                  FROM member m
                  LEFT JOIN attendance a
                    ON a.assembly_id = m.assembly_id AND a.member_id = m.id AND a.left_at IS NULL
                 WHERE m.assembly_id = :assemblyId
                   AND m.role IN ('voter', 'chair') AND m.weight > 0
            ), represented AS (
                SELECT v.*, p.id AS proxy_id, COALESCE(p.here, false) AS proxy_here
                  FROM voter v
                  LEFT JOIN delegation d
                    ON d.assembly_id = :assemblyId AND d.member_id = v.id AND d.ended_at IS NULL
                  LEFT JOIN voter p ON p.id = d.proxy_id
            )
            SELECT b.id, r.id, r.number, r.name, r.chapter,
                   CASE WHEN b.weighted THEN r.weight ELSE 1 END,
                   r.here OR r.proxy_here,
                   CASE WHEN r.proxy_here OR b.electorate = 'register' THEN r.proxy_id END
              FROM ballot b
             CROSS JOIN represented r
             WHERE b.assembly_id = :assemblyId AND b.id = ANY(:ballotIds)
               AND (b.electorate = 'register' OR r.here OR r.proxy_here)
             ORDER BY b.id, r.id
            """)
    int register(long assemblyId, List<Long> ballotIds);

    /** Secret ballots on whose register some weight, but not the only one, is rarer than that. */
    @SqlQuery(
            """
            SELECT count(*) > 0
              FROM (SELECT r.weight, count(*) AS members,
                           count(*) OVER (PARTITION BY r.ballot_id) AS weights
                      FROM ballot b
                      JOIN electoral_register r ON r.ballot_id = b.id
                     WHERE b.id = ANY(:ballotIds) AND b.secrecy = 'secret'
                     GROUP BY r.ballot_id, r.weight) AS shared
             WHERE members < :enough AND weights > 1
            """)
    boolean rareWeights(List<Long> ballotIds, int enough);

    @SqlUpdate(
            """
            UPDATE ballot
               SET closes_at = :closesAt
             WHERE assembly_id = :assemblyId AND id = :ballotId AND state = 'open'
            """)
    int moveDeadline(long assemblyId, long ballotId, Optional<Instant> closesAt);
}
