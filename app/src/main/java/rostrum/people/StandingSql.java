package rostrum.people;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import rostrum.db.Lookup;

/** How a member takes part: each of her pages asks it. */
interface StandingSql {
    /** Of {@code assemblyId, memberId}; one row. */
    Lookup<Standing> OF =
            new Lookup<>(
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
                    """,
                    StandingSql::standing);

    private static Standing standing(ResultSet row) throws SQLException {
        Array votesFor = row.getArray(3);
        return new Standing(
                row.getBoolean(1),
                Optional.ofNullable(row.getString(2)),
                List.of((String[]) votesFor.getArray()));
    }
}
