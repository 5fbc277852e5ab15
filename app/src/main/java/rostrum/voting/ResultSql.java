package rostrum.voting;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Tally;
import rostrum.counting.TieBreak;

@RegisterConstructorMapper(ResultSql.Row.class)
@RegisterConstructorMapper(ChoiceCount.class)
interface ResultSql {
    /** A result as it was written down. */
    record Row(
            int votes,
            BigDecimal weight,
            int register,
            BigDecimal registerWeight,
            BigDecimal presentWeight,
            String checksum,
            Optional<TieBreak.By> brokenBy,
            Optional<List<String>> ranking,
            Optional<String> seed) {

        Optional<TieBreak> tieBreak() {
            return brokenBy.map(by -> new TieBreak(by, ranking.orElseThrow(), seed));
        }
    }

    @SqlQuery(
            """
            SELECT r.votes, r.weight, r.register, r.register_weight, r.present_weight, r.checksum,
                   t.by AS broken_by, t.ranking, t.seed
              FROM result r
              LEFT JOIN tie_break t ON t.ballot_id = r.ballot_id
             WHERE r.ballot_id = :ballotId
            """)
    Optional<Row> find(long ballotId);

    @SqlQuery("SELECT choice, votes, weight FROM result_choice WHERE ballot_id = :ballotId")
    List<ChoiceCount> choices(long ballotId);

    @SqlUpdate(
            """
            INSERT INTO result (ballot_id, counted_at, votes, weight, register, register_weight,
                                present_weight, checksum)
            VALUES (:ballotId, :now, :votes, :weight, :register, :registerWeight,
                    :presentWeight, :checksum)
            """)
    void add(long ballotId, @BindMethods Tally tally, String checksum, Instant now);

    @SqlBatch(
            """
            INSERT INTO result_choice (ballot_id, choice, votes, weight)
            VALUES (:ballotId, :choice, :votes, :weight)
            """)
    void addChoices(long ballotId, @BindMethods Iterable<ChoiceCount> choices);

    @SqlUpdate(
            """
            INSERT INTO tie_break (ballot_id, by, ranking, seed, decided_at)
            VALUES (:ballotId, lower(:by), :ranking, :seed, :now)
            """)
    void breakTie(long ballotId, @BindMethods TieBreak tieBreak, Instant now);

    /** 64 hexadecimal digits from the server's strong source: three random UUIDs, 366 bits. */
    @SqlQuery(
            """
            SELECT encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                                 || uuid_send(gen_random_uuid())), 'hex')
            """)
    String seed();
}
