package rostrum.voting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rostrum.counting.TieBreak;

@RegisterConstructorMapper(TieBreak.class)
interface DecisionSql {
    @SqlUpdate(
            """
            UPDATE ballot
               SET state = 'published', published_at = :now
             WHERE assembly_id = :assemblyId AND id = :ballotId AND state = 'closed'
               AND annulled_at IS NULL
            """)
    int publish(long assemblyId, long ballotId, Instant now);

    @SqlUpdate(
            """
            UPDATE ballot
               SET withheld_at = :now, withheld_reason = :reason
             WHERE assembly_id = :assemblyId AND id = :ballotId AND state = 'closed'
               AND withheld_at IS NULL AND annulled_at IS NULL
            """)
    int withhold(long assemblyId, long ballotId, String reason, Instant now);

    @SqlUpdate(
            """
            UPDATE ballot
               SET annulled_at = :now, annulled_reason = :reason
             WHERE assembly_id = :assemblyId AND id = :ballotId AND state <> 'draft'
               AND annulled_at IS NULL
            """)
    int annul(long assemblyId, long ballotId, String reason, Instant now);

    @SqlQuery("SELECT by, ranking, seed FROM tie_break WHERE ballot_id = :ballotId")
    Optional<TieBreak> tieBreak(long ballotId);

    @SqlUpdate(
            """
            INSERT INTO tie_break (ballot_id, by, ranking, decided_at)
            VALUES (:ballotId, 'chair', :ranking, :now)
            """)
    int breakTie(long ballotId, List<String> ranking, Instant now);

    /** Whether a ballot, be it a draft, follows another one in this way. */
    @SqlQuery(
            """
            SELECT EXISTS (
                SELECT
                  FROM ballot
                 WHERE assembly_id = :assemblyId AND follows_id = :ballotId
                   AND follows_as = lower(:as))
            """)
    boolean isFollowed(long assemblyId, long ballotId, Origin.As as);
}
