package rostrum.voting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(BallotRow.class)
interface BallotSql {
    @SqlQuery(
            """
            SELECT id, assembly_id, agenda_item_id, question, markdown, method, secrecy, majority,
                   may_revote, CAST(EXTRACT(EPOCH FROM duration) AS bigint) AS duration_seconds,
                   state, opened_at, closes_at, closed_at, published_at
              FROM ballot
             WHERE assembly_id = :assemblyId AND id = :ballotId
            """)
    Optional<BallotRow> find(long assemblyId, long ballotId);

    @SqlQuery(
            """
            SELECT id, assembly_id, agenda_item_id, question, markdown, method, secrecy, majority,
                   may_revote, CAST(EXTRACT(EPOCH FROM duration) AS bigint) AS duration_seconds,
                   state, opened_at, closes_at, closed_at, published_at
              FROM ballot
             WHERE assembly_id = :assemblyId
             ORDER BY id
            """)
    List<BallotRow> list(long assemblyId);

    /** For those who know only the ballot's number: the job, the tally. */
    @SqlQuery("SELECT assembly_id FROM ballot WHERE id = :ballotId")
    Optional<Long> assemblyOf(long ballotId);

    /** Shares the ballot with others who vote; waits while it is opened or closed. */
    @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock_shared(hashtextextended('ballot', :ballotId))")
    int share(long ballotId);

    /** Takes the ballot for itself; waits until the votes under way are committed. */
    @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('ballot', :ballotId))")
    int hold(long ballotId);

    /** Keeps the item from being removed under the ballot that is being put on it. */
    @SqlQuery(
            """
            SELECT id
              FROM agenda_item
             WHERE assembly_id = :assemblyId AND id = :itemId
               FOR KEY SHARE
            """)
    Optional<Long> keepItem(long assemblyId, long itemId);

    /** Whether the assembly is open, which it then stays until the end of the transaction. */
    @SqlQuery("SELECT state = 'open' FROM assembly WHERE id = :assemblyId FOR SHARE")
    Optional<Boolean> assemblyOpen(long assemblyId);

    @SqlQuery(
            """
            INSERT INTO ballot (assembly_id, agenda_item_id, question, markdown, method, secrecy,
                                majority, may_revote, duration, created_at)
            VALUES (:assemblyId, :agendaItemId, :question, :markdown, 'yes_no_abstain',
                    'roll_call', lower(:majority), :mayRevote,
                    make_interval(secs => CAST(:durationSeconds AS bigint)), :now)
            RETURNING id
            """)
    long create(@BindMethods NewBallot ballot, Optional<Long> durationSeconds, Instant now);

    @SqlUpdate(
            """
            UPDATE ballot
               SET agenda_item_id = :agendaItemId, question = :question, markdown = :markdown,
                   majority = lower(:majority), may_revote = :mayRevote,
                   duration = make_interval(secs => CAST(:durationSeconds AS bigint))
             WHERE assembly_id = :assemblyId AND id = :ballotId AND state = 'draft'
            """)
    int edit(long ballotId, @BindMethods NewBallot ballot, Optional<Long> durationSeconds);

    @SqlUpdate(
            """
            DELETE FROM ballot
             WHERE assembly_id = :assemblyId AND id = :ballotId AND state = 'draft'
            """)
    int delete(long assemblyId, long ballotId);

    @SqlUpdate(
            """
            UPDATE ballot
               SET state = 'open', opened_at = :now, closes_at = :closesAt
             WHERE assembly_id = :assemblyId AND id = :ballotId AND state = 'draft'
            """)
    int open(long assemblyId, long ballotId, Instant now, Optional<Instant> closesAt);

    /** The electoral register: the same rule as {@link rostrum.people.Member#mayVote}. */
    @SqlUpdate(
            """
            INSERT INTO electoral_register (ballot_id, member_id, weight)
            SELECT :ballotId, id, weight
              FROM member
             WHERE assembly_id = :assemblyId AND role IN ('voter', 'chair') AND weight > 0
            """)
    void register(long assemblyId, long ballotId);

    @SqlUpdate(
            """
            UPDATE ballot
               SET state = 'closed', closed_at = LEAST(:now, closes_at)
             WHERE assembly_id = :assemblyId AND id = :ballotId AND state = 'open'
            """)
    int close(long assemblyId, long ballotId, Instant now);

    @SqlUpdate(
            """
            UPDATE ballot
               SET state = 'published', published_at = :now
             WHERE assembly_id = :assemblyId AND id = :ballotId AND state = 'closed'
            """)
    int publish(long assemblyId, long ballotId, Instant now);
}
