package rostrum.voting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rostrum.counting.Rules;
import rostrum.db.Lookup;

@RegisterRowMapper(BallotRowSql.Mapper.class)
interface BallotSql {
    /** A ballot as it is written down, which may be a moment behind its deadline. */
    record Row(
            long id,
            long assemblyId,
            Optional<Long> agendaItemId,
            String question,
            String markdown,
            Rules rules,
            Secrecy secrecy,
            boolean mayRevote,
            Electorate electorate,
            boolean weighted,
            boolean interim,
            boolean publishAtClosing,
            Optional<Long> durationSeconds,
            BallotState state,
            Optional<Instant> openedAt,
            Optional<Instant> closesAt,
            Optional<Instant> closedAt,
            Optional<Instant> publishedAt,
            Optional<Instant> withheldAt,
            Optional<String> withheldReason,
            Optional<Instant> annulledAt,
            Optional<String> annulledReason,
            Optional<Long> followsId,
            Optional<Origin.As> followsAs) {

        boolean accepts(Instant now) {
            return state == BallotState.OPEN && annulledAt.isEmpty() && !overdue(now);
        }

        /** Whether its deadline has passed and nobody has written down that it is closed. */
        boolean overdue(Instant now) {
            return state == BallotState.OPEN
                    && closesAt.filter(end -> !now.isBefore(end)).isPresent();
        }

        boolean secret() {
            return secrecy == Secrecy.SECRET;
        }

        Settings settings() {
            return new Settings(
                    rules,
                    secrecy,
                    mayRevote,
                    electorate,
                    weighted,
                    interim,
                    publishAtClosing,
                    durationSeconds.map(Duration::ofSeconds));
        }

        Ballot at(Instant now) {
            boolean overdue = overdue(now);
            return new Ballot(
                    id,
                    assemblyId,
                    agendaItemId,
                    question,
                    markdown,
                    settings(),
                    overdue ? BallotState.CLOSED : state,
                    openedAt,
                    closesAt,
                    overdue ? closesAt : closedAt,
                    publishedAt,
                    withheldAt.map(at -> new Remark(at, withheldReason.orElseThrow())),
                    annulledAt.map(at -> new Remark(at, annulledReason.orElseThrow())),
                    followsId.map(from -> new Origin(from, followsAs.orElseThrow())));
        }
    }

    String SELECT =
            """
            SELECT id, assembly_id, agenda_item_id, question, markdown,
                   method, options, most_choices, seats, majority, majority_base,
                   count_abstentions, trim_scale(quorum_percent) AS quorum_percent, quorum_base,
                   tie_rule, secrecy, may_revote, electorate, weighted, interim,
                   publish_at_closing,
                   CAST(EXTRACT(EPOCH FROM duration) AS bigint) AS duration_seconds,
                   state, opened_at, closes_at, closed_at, published_at,
                   withheld_at, withheld_reason, annulled_at, annulled_reason,
                   follows_id, follows_as
              FROM ballot
             WHERE assembly_id = :assemblyId
            """;

    String ONE = SELECT + " AND id = :ballotId";

    /** One ballot, for those who vote. */
    Lookup<Row> FIND = new Lookup<>(ONE, BallotRowSql::of);

    @SqlQuery(ONE)
    Optional<Row> find(long assemblyId, long ballotId);

    @SqlQuery(SELECT + " ORDER BY id")
    List<Row> list(long assemblyId);

    /** For those who know only the ballot's number: the job, the tally. */
    @SqlQuery("SELECT assembly_id FROM ballot WHERE id = :ballotId")
    Optional<Long> assemblyOf(long ballotId);

    /** Shares the ballot with others who vote; waits while it is opened or closed. */
    Lookup<Integer> SHARE =
            new Lookup<>(
                    "SELECT 1 FROM pg_advisory_xact_lock_shared(hashtextextended('ballot', :ballotId))",
                    row -> row.getInt(1));

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

    @SqlQuery(
            """
            INSERT INTO ballot (assembly_id, agenda_item_id, question, markdown,
                                method, options, most_choices, seats, majority, majority_base,
                                count_abstentions, quorum_percent, quorum_base, tie_rule,
                                secrecy, may_revote, electorate, weighted, interim,
                                publish_at_closing, duration, created_at, follows_id, follows_as)
            VALUES (:assemblyId, :agendaItemId, :question, :markdown,
                    lower(:method), :options, :mostChoices, :seats, lower(:majority),
                    lower(:majorityBase), :countAbstentions, :quorumPercent, lower(:quorumBase),
                    lower(:tieRule), lower(:secrecy), :mayRevote, lower(:electorate), :weighted,
                    :interim, :publishAtClosing,
                    make_interval(secs => CAST(:durationSeconds AS bigint)), :now,
                    :followsId, lower(:followsAs))
            RETURNING id
            """)
    long create(
            @BindMethods NewBallot ballot,
            @BindMethods Settings settings,
            @BindMethods Rules rules,
            Optional<Long> durationSeconds,
            Optional<Long> followsId,
            Optional<Origin.As> followsAs,
            Instant now);

    @SqlUpdate(
            """
            UPDATE ballot
               SET agenda_item_id = :agendaItemId, question = :question, markdown = :markdown,
                   method = lower(:method), options = :options, most_choices = :mostChoices,
                   seats = :seats, majority = lower(:majority),
                   majority_base = lower(:majorityBase), count_abstentions = :countAbstentions,
                   quorum_percent = :quorumPercent, quorum_base = lower(:quorumBase),
                   tie_rule = lower(:tieRule), secrecy = lower(:secrecy),
                   may_revote = :mayRevote, electorate = lower(:electorate),
                   weighted = :weighted, interim = :interim,
                   publish_at_closing = :publishAtClosing,
                   duration = make_interval(secs => CAST(:durationSeconds AS bigint))
             WHERE assembly_id = :assemblyId AND id = :ballotId AND state = 'draft'
            """)
    int edit(
            long ballotId,
            @BindMethods NewBallot ballot,
            @BindMethods Settings settings,
            @BindMethods Rules rules,
            Optional<Long> durationSeconds);

    @SqlUpdate(
            """
            DELETE FROM ballot
             WHERE assembly_id = :assemblyId AND id = :ballotId AND state = 'draft'
            """)
    int delete(long assemblyId, long ballotId);

    @SqlUpdate(
            """
            UPDATE ballot
               SET state = 'closed', closed_at = LEAST(:now, closes_at)
             WHERE assembly_id = :assemblyId AND id = :ballotId AND state = 'open'
            """)
    int close(long assemblyId, long ballotId, Instant now);
}
