package rostrum.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(SessionSql.Old.class)
interface SessionSql {
    record Old(Optional<Long> organiserId) {}

    /** Empty if it is over. */
    @SqlQuery(
            """
            SELECT organiser_id FROM session
            WHERE id = :id AND expires_at > :now
            FOR UPDATE
            """)
    Optional<Old> lock(long id, Instant now);

    @SqlQuery(
            """
            INSERT INTO session (token_hash, organiser_id, created_at, expires_at)
            VALUES (:tokenHash, :organiserId, :now, :expiresAt)
            RETURNING id
            """)
    long insert(byte[] tokenHash, Optional<Long> organiserId, Instant now, Instant expiresAt);

    @SqlUpdate(
            """
            INSERT INTO session_member (session_id, assembly_id, member_id)
            VALUES (:id, :assemblyId, :memberId)
            """)
    void grant(long id, long assemblyId, long memberId);

    /**
     * Moves what the new session does not have yet. The rows are moved and not copied so that a
     * member whose sessions are being ended at this moment is not signed in again.
     */
    @SqlUpdate(
            """
            UPDATE session_member AS old SET session_id = :newId
            WHERE old.session_id = :oldId
              AND NOT EXISTS (
                  SELECT FROM session_member AS new
                  WHERE new.session_id = :newId AND new.assembly_id = old.assembly_id)
            """)
    void moveGrants(long oldId, long newId);

    /** Those sessions, by their ids with commas between, that are not signed in to an assembly. */
    @SqlQuery(
            """
            SELECT asked.id
            FROM unnest(string_to_array(:ids, ',')::BIGINT[]) AS asked (id)
            WHERE NOT EXISTS (
                SELECT FROM session
                LEFT JOIN session_member ON session_member.session_id = session.id
                    AND session_member.assembly_id = :assemblyId
                WHERE session.id = asked.id
                  AND session.expires_at > :now
                  AND (session.organiser_id IS NOT NULL OR session_member.member_id IS NOT NULL))
            """)
    List<Long> signedOut(long assemblyId, String ids, Instant now);

    @SqlUpdate("DELETE FROM session WHERE id = :id")
    void delete(long id);

    @SqlQuery(
            """
            DELETE FROM session
            WHERE id IN (
                SELECT id FROM session
                WHERE expires_at <= :now
                ORDER BY id
                LIMIT :limit
                FOR UPDATE SKIP LOCKED)
            RETURNING id
            """)
    List<Long> deleteExpired(Instant now, int limit);
}
