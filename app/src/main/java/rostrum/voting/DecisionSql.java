package rostrum.voting;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface DecisionSql {
    /** 0: it is not closed, or annulled. */
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
