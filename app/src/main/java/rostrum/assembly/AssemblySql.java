package rostrum.assembly;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Assembly.class)
interface AssemblySql {
    /** Empty if the slug is taken. */
    @SqlQuery(
            """
            INSERT INTO assembly
                (slug, title, starts_at, ends_at, time_zone, visibility, state, quorum_percent,
                 created_at, rehearsal)
            VALUES
                (:slug, :title, :startsAt, :endsAt, :timeZone, :visibility, 'draft',
                 :quorumPercent, :now, :rehearsal)
            ON CONFLICT (slug) DO NOTHING
            RETURNING id, slug, title, starts_at, ends_at, time_zone, visibility, state,
                trim_scale(quorum_percent) AS quorum_percent
            """)
    Optional<Assembly> insert(
            String slug,
            String title,
            Instant startsAt,
            Instant endsAt,
            ZoneId timeZone,
            String visibility,
            BigDecimal quorumPercent,
            Instant now,
            boolean rehearsal);

    @SqlQuery(
            """
            SELECT id, slug, title, starts_at, ends_at, time_zone, visibility, state,
                trim_scale(quorum_percent) AS quorum_percent
            FROM assembly
            WHERE id = :id
            """)
    Optional<Assembly> find(long id);

    @SqlQuery(
            """
            SELECT id, slug, title, starts_at, ends_at, time_zone, visibility, state,
                trim_scale(quorum_percent) AS quorum_percent
            FROM assembly
            ORDER BY starts_at DESC, id DESC
            """)
    List<Assembly> all();

    @SqlQuery(
            """
            SELECT id, slug, title, starts_at, ends_at, time_zone, visibility, state,
                trim_scale(quorum_percent) AS quorum_percent
            FROM assembly
            WHERE visibility = 'public' AND state <> 'draft' AND NOT rehearsal
            ORDER BY starts_at DESC, id DESC
            """)
    List<Assembly> listed();

    @SqlQuery(
            """
            SELECT id, slug, title, starts_at, ends_at, time_zone, visibility, state,
                trim_scale(quorum_percent) AS quorum_percent
            FROM assembly
            WHERE rehearsal
            ORDER BY id DESC
            """)
    List<Assembly> rehearsals();

    @SqlUpdate("UPDATE assembly SET state = :to WHERE id = :id AND state = :from")
    int move(long id, String from, String to);
}
