package rostrum.people;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Organiser.class)
interface OrganiserSql {
    @SqlUpdate(
            """
            INSERT INTO organiser (email, created_at) VALUES (:email, :now)
            ON CONFLICT (email) DO NOTHING
            """)
    void insertIfNew(String email, Instant now);

    @SqlUpdate(
            """
            INSERT INTO organiser_invitation (token_hash, organiser_id, expires_at)
            SELECT :tokenHash, id, :expiresAt FROM organiser WHERE email = :email
            """)
    int invite(byte[] tokenHash, String email, Instant expiresAt);

    @SqlQuery(
            """
            UPDATE organiser_invitation SET used_at = :now
            WHERE token_hash = :tokenHash AND used_at IS NULL AND expires_at > :now
            RETURNING organiser_id
            """)
    Optional<Long> accept(byte[] tokenHash, Instant now);

    @SqlQuery("SELECT id, email FROM organiser WHERE id = :id")
    Optional<Organiser> find(long id);
}
