package rostrum.people;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

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
}
