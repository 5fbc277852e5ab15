package rostrum.assembly;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface PresenceSql {
    @KeyColumn("assembly_id")
    @ValueColumn("streams")
    @SqlQuery("SELECT assembly_id, streams FROM presence WHERE process_id = :process")
    Map<Long, Integer> of(UUID process);

    @SqlBatch(
            """
            INSERT INTO presence (process_id, assembly_id, streams, seen_at)
            VALUES (:process, :assemblyId, :streams, :now)
            ON CONFLICT (process_id, assembly_id)
            DO UPDATE SET streams = excluded.streams, seen_at = excluded.seen_at
            """)
    void put(UUID process, List<Long> assemblyId, List<Integer> streams, Instant now);

    @SqlBatch("DELETE FROM presence WHERE process_id = :process AND assembly_id = :assemblyId")
    void remove(UUID process, Set<Long> assemblyId);

    @SqlQuery("DELETE FROM presence WHERE process_id = :process RETURNING assembly_id")
    List<Long> removeAll(UUID process);

    /** Skips what another process is removing at this moment, so that the two never deadlock. */
    @SqlQuery(
            """
            DELETE FROM presence
            WHERE (process_id, assembly_id) IN (
                SELECT process_id, assembly_id FROM presence
                WHERE seen_at <= :since
                FOR UPDATE SKIP LOCKED)
            RETURNING assembly_id
            """)
    List<Long> removeUnseen(Instant since);

    @SqlQuery(
            """
            SELECT coalesce(sum(streams), 0)
            FROM presence
            WHERE assembly_id = :assemblyId AND seen_at > :since
            """)
    int total(long assemblyId, Instant since);
}
