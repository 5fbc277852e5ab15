package rostrum.testing;

import java.math.BigDecimal;
import java.util.Locale;
import rostrum.db.Database;
import rostrum.people.Member;
import rostrum.people.Role;

/** An assembly written straight into the tables, for features that build upon one. */
public record TestAssembly(Database database, long id) {
    /** A new assembly that is open now. */
    public static TestAssembly open(Database database, String slug) {
        long id =
                database.write(tx ->
                        tx.handle()
                                .createQuery(
                                        """
                                        INSERT INTO assembly (slug, title, starts_at, ends_at, time_zone,
                                                              visibility, state, quorum_percent, created_at)
                                        VALUES (:slug, :slug, '2026-11-20 09:00Z', '2026-11-20 18:00Z',
                                                'Europe/Berlin', 'public', 'open', 0, '2026-11-01 00:00Z')
                                        RETURNING id
                                        """)
                                .bind("slug", slug)
                                .mapTo(Long.class)
                                .one());
        return new TestAssembly(database, id);
    }

    /** One of draft, announced, open, ended. */
    public void state(String state) {
        execute("UPDATE assembly SET state = '" + state + "' WHERE id = " + id);
    }

    public Member voter(String name) {
        return member(name, Role.VOTER, "1");
    }

    /** A new member whose number is her name. */
    public Member member(String name, Role role, String weight) {
        long memberId =
                database.write(tx ->
                        tx.handle()
                                .createQuery(
                                        """
                                        INSERT INTO member (assembly_id, number, name, weight, role, code_hash,
                                                            created_at)
                                        VALUES (:assemblyId, :name, :name, :weight, :role,
                                                sha256(convert_to(:name, 'UTF8')), '2026-11-01 00:00Z')
                                        RETURNING id
                                        """)
                                .bind("assemblyId", id)
                                .bind("name", name)
                                .bind("weight", new BigDecimal(weight))
                                .bind("role", role.name().toLowerCase(Locale.ROOT))
                                .mapTo(Long.class)
                                .one());
        return new Member(memberId, id, name, name, "", new BigDecimal(weight), role);
    }

    /** Any statement; for what no feature would do. */
    public void execute(String sql) {
        database.write(tx -> tx.handle().execute(sql));
    }
}
