package rostrum.people;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.BatchChunkSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Member.class)
@RegisterConstructorMapper(RegisterCounts.class)
interface RegisterSql {
    int CHUNK = 1000;

    @SqlQuery(
            """
            SELECT id, assembly_id, number, name, chapter, trim_scale(weight) AS weight, role
            FROM member
            WHERE assembly_id = :assemblyId
            """)
    List<Member> all(long assemblyId);

    @SqlQuery(
            """
            SELECT id, assembly_id, number, name, chapter, trim_scale(weight) AS weight, role
            FROM member
            WHERE assembly_id = :assemblyId
              AND number > :afterNumber
              AND (number ILIKE :pattern OR name ILIKE :pattern OR chapter ILIKE :pattern)
            ORDER BY number
            LIMIT :limit
            """)
    List<Member> page(long assemblyId, String pattern, String afterNumber, int limit);

    @SqlQuery(
            """
            SELECT count(*) AS members,
                   count(*) FILTER (WHERE may_vote) AS voters,
                   count(*) FILTER (WHERE is_present) AS present,
                   count(*) FILTER (WHERE may_vote AND is_present) AS present_voters
            FROM (
                SELECT member.role IN ('voter', 'chair') AND member.weight > 0 AS may_vote,
                       attendance.id IS NOT NULL AS is_present
                FROM member
                LEFT JOIN attendance ON attendance.assembly_id = member.assembly_id
                    AND attendance.member_id = member.id
                    AND attendance.left_at IS NULL
                WHERE member.assembly_id = :assemblyId
            ) AS register
            """)
    RegisterCounts counts(long assemblyId);

    /** Lets one import at a time change a register; what only refers to the assembly goes on. */
    @SqlQuery("SELECT id FROM assembly WHERE id = :assemblyId FOR NO KEY UPDATE")
    Optional<Long> lock(long assemblyId);

    @SqlBatch(
            """
            INSERT INTO member
                (assembly_id, number, name, chapter, weight, role, code_hash, created_at)
            VALUES
                (:assemblyId, :number, :name, :chapter, :weight, :role, :codeHash, :now)
            """)
    @BatchChunkSize(CHUNK)
    void insert(
            long assemblyId,
            List<String> number,
            List<String> name,
            List<String> chapter,
            List<BigDecimal> weight,
            List<String> role,
            List<byte[]> codeHash,
            Instant now);

    @SqlBatch(
            """
            UPDATE member
            SET name = :name, chapter = :chapter, weight = :weight, role = :role
            WHERE assembly_id = :assemblyId AND id = :id
            """)
    @BatchChunkSize(CHUNK)
    void update(
            long assemblyId,
            List<Long> id,
            List<String> name,
            List<String> chapter,
            List<BigDecimal> weight,
            List<String> role);

    @SqlUpdate(
            """
            UPDATE member SET code_hash = :codeHash
            WHERE assembly_id = :assemblyId AND id = :memberId
            """)
    int replaceCode(long assemblyId, long memberId, byte[] codeHash);

    @SqlQuery(
            """
            DELETE FROM session_member
            WHERE assembly_id = :assemblyId AND member_id = :memberId
            RETURNING session_id
            """)
    List<Long> signOutEverywhere(long assemblyId, long memberId);
}
