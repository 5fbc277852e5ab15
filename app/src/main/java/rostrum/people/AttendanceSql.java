package rostrum.people;

import java.time.Instant;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Standing.class)
interface AttendanceSql {
    @SqlUpdate(
            """
            INSERT INTO attendance (assembly_id, member_id, came_at)
            VALUES (:assemblyId, :memberId, :now)
            ON CONFLICT (assembly_id, member_id) WHERE left_at IS NULL DO NOTHING
            """)
    int checkIn(long assemblyId, long memberId, Instant now);

    /** Never before she came, even if the clocks of two servers differ. */
    @SqlUpdate(
            """
            UPDATE attendance SET left_at = greatest(came_at, :now)
            WHERE assembly_id = :assemblyId AND member_id = :memberId AND left_at IS NULL
            """)
    int checkOut(long assemblyId, long memberId, Instant now);

    @SqlQuery(
            """
            SELECT EXISTS (SELECT
                             FROM attendance a
                            WHERE a.assembly_id = :assemblyId AND a.member_id = :memberId
                              AND a.left_at IS NULL) AS present,
                   (SELECT p.name
                      FROM delegation d
                      JOIN member p ON p.id = d.proxy_id
                     WHERE d.assembly_id = :assemblyId AND d.member_id = :memberId
                       AND d.ended_at IS NULL) AS proxy,
                   ARRAY(SELECT m.name
                           FROM delegation d
                           JOIN member m ON m.id = d.member_id
                          WHERE d.assembly_id = :assemblyId AND d.proxy_id = :memberId
                            AND d.ended_at IS NULL
                          ORDER BY m.number) AS votes_for
            """)
    Standing standing(long assemblyId, long memberId);
}
