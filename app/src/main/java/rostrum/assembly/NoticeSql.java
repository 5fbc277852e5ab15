package rostrum.assembly;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Notice.class)
interface NoticeSql {
    @SqlUpdate(
            """
            INSERT INTO notice (assembly_id, text, posted_at)
            SELECT id, :text, :now FROM assembly WHERE id = :assemblyId
            """)
    int insert(long assemblyId, String text, Instant now);

    @SqlUpdate(
            """
            UPDATE notice SET withdrawn_at = coalesce(withdrawn_at, :now)
            WHERE assembly_id = :assemblyId AND id = :noticeId
            """)
    int withdraw(long assemblyId, long noticeId, Instant now);

    @SqlQuery(
            """
            SELECT id, text, posted_at
            FROM notice
            WHERE assembly_id = :assemblyId AND withdrawn_at IS NULL
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<Notice> current(long assemblyId, int limit);
}
