package rostrum.rehearsals;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindList.EmptyHandling;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Takes away what no feature ever takes away, in the order that the keys demand. */
interface RemovalSql {
    /** Who was signed in; a session may be among them once for each chunk. */
    @SqlQuery(
            """
            DELETE FROM session_member
            WHERE assembly_id = :assemblyId AND session_id IN (
                SELECT session_id FROM session_member WHERE assembly_id = :assemblyId LIMIT :limit)
            RETURNING session_id
            """)
    List<Long> removeGrants(long assemblyId, int limit);

    /** Of these sessions, those that are good for nothing else. */
    @SqlUpdate(
            """
            DELETE FROM session
            WHERE id IN (<ids>) AND organiser_id IS NULL
              AND NOT EXISTS (SELECT FROM session_member WHERE session_id = session.id)
            """)
    void removeSessionsWithoutGrant(@BindList(onEmpty = EmptyHandling.NULL_STRING) List<Long> ids);

    /** A ballot that follows another comes before it. */
    @SqlQuery("SELECT id FROM ballot WHERE assembly_id = :assemblyId ORDER BY id DESC")
    List<Long> ballots(long assemblyId);

    @SqlUpdate("DELETE FROM tie_break WHERE ballot_id = :ballotId")
    void removeTieBreak(long ballotId);

    @SqlUpdate("DELETE FROM result_choice WHERE ballot_id = :ballotId")
    void removeResultChoices(long ballotId);

    @SqlUpdate("DELETE FROM result WHERE ballot_id = :ballotId")
    void removeResult(long ballotId);

    @SqlUpdate("DELETE FROM urn WHERE ballot_id = :ballotId")
    void removeUrn(long ballotId);

    @SqlUpdate("DELETE FROM open_urn WHERE ballot_id = :ballotId")
    void removeOpenUrn(long ballotId);

    @SqlUpdate("DELETE FROM roll_call_vote WHERE ballot_id = :ballotId")
    void removeRollCallVotes(long ballotId);

    @SqlUpdate("DELETE FROM roll WHERE ballot_id = :ballotId")
    void removeRoll(long ballotId);

    @SqlUpdate("DELETE FROM electoral_register WHERE ballot_id = :ballotId")
    void removeElectoralRegister(long ballotId);

    @SqlUpdate("DELETE FROM ballot WHERE id = :ballotId")
    void removeBallot(long ballotId);

    @SqlUpdate(
            """
            DELETE FROM attendance
            WHERE id IN (SELECT id FROM attendance WHERE assembly_id = :assemblyId LIMIT :limit)
            """)
    int removeAttendance(long assemblyId, int limit);

    @SqlUpdate(
            """
            DELETE FROM delegation
            WHERE id IN (SELECT id FROM delegation WHERE assembly_id = :assemblyId LIMIT :limit)
            """)
    int removeDelegations(long assemblyId, int limit);

    @SqlUpdate(
            """
            DELETE FROM member
            WHERE id IN (SELECT id FROM member WHERE assembly_id = :assemblyId LIMIT :limit)
            """)
    int removeMembers(long assemblyId, int limit);

    /** With its agenda and notices. */
    @SqlUpdate("DELETE FROM assembly WHERE id = :assemblyId AND rehearsal")
    int removeAssembly(long assemblyId);
}
