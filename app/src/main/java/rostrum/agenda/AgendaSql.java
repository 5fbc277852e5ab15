package rostrum.agenda;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(AgendaItem.class)
interface AgendaSql {
    @SqlQuery(
            """
            SELECT id, assembly_id, position, title, markdown, state
              FROM agenda_item
             WHERE assembly_id = :assemblyId
             ORDER BY position
            """)
    List<AgendaItem> items(long assemblyId);

    @SqlQuery(
            """
            SELECT id, assembly_id, position, title, markdown, state
              FROM agenda_item
             WHERE assembly_id = :assemblyId AND state = 'current'
            """)
    Optional<AgendaItem> current(long assemblyId);

    @SqlQuery(
            """
            SELECT id, assembly_id, position, title, markdown, state
              FROM agenda_item
             WHERE assembly_id = :assemblyId AND id = :itemId
            """)
    Optional<AgendaItem> find(long assemblyId, long itemId);

    /** Whoever changes an agenda waits here for the others; readers and new members do not. */
    @SqlQuery("SELECT id FROM assembly WHERE id = :assemblyId FOR NO KEY UPDATE")
    Optional<Long> lockAgenda(long assemblyId);

    /** Waits for ballots that are being put on this item, and keeps new ones off. */
    @SqlQuery(
            """
            SELECT id, assembly_id, position, title, markdown, state
              FROM agenda_item
             WHERE assembly_id = :assemblyId AND id = :itemId
               FOR UPDATE
            """)
    Optional<AgendaItem> lockItem(long assemblyId, long itemId);

    @SqlQuery(
            """
            INSERT INTO agenda_item (assembly_id, position, title, markdown)
            SELECT :assemblyId, coalesce(max(position), 0) + 1, :title, :markdown
              FROM agenda_item
             WHERE assembly_id = :assemblyId
            RETURNING id, assembly_id, position, title, markdown, state
            """)
    AgendaItem append(long assemblyId, String title, String markdown);

    @SqlUpdate(
            """
            UPDATE agenda_item
               SET title = :title, markdown = :markdown
             WHERE assembly_id = :assemblyId AND id = :itemId
            """)
    int edit(long assemblyId, long itemId, String title, String markdown);

    @SqlUpdate(
            """
            DELETE FROM agenda_item
             WHERE assembly_id = :assemblyId AND id = :itemId AND state = 'upcoming'
               AND NOT EXISTS (SELECT
                                 FROM ballot
                                WHERE assembly_id = :assemblyId AND agenda_item_id = :itemId)
            """)
    int remove(long assemblyId, long itemId);

    @SqlUpdate(
            """
            UPDATE agenda_item
               SET position = position - 1
             WHERE assembly_id = :assemblyId AND position > :position
            """)
    void closeGap(long assemblyId, int position);

    @SqlUpdate(
            """
            UPDATE agenda_item
               SET state = 'done'
             WHERE assembly_id = :assemblyId AND state = 'current'
            """)
    int finishCurrent(long assemblyId);

    @SqlUpdate(
            """
            UPDATE agenda_item
               SET state = 'current'
             WHERE assembly_id = :assemblyId AND id = :itemId AND state <> 'current'
            """)
    int makeCurrent(long assemblyId, long itemId);
}
