package rostrum.voting;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import rostrum.db.Lookup;
import rostrum.db.Update;

/** Recording votes, many at a time. */
interface CastSql {
    /**
     * A member on a ballot's electoral register, and what she has voted.
     *
     * @param choice empty also in a secret ballot
     */
    record Standing(
            long memberId,
            String name,
            BigDecimal weight,
            Optional<Long> proxyId,
            boolean voted,
            Optional<Instant> votedAt,
            Optional<String> choice,
            Optional<String> receipt) {}

    /**
     * Keeps others from voting for these members, so that what is read next stays true. In the
     * order of their ids: two groups of votes would otherwise wait for each other.
     */
    Lookup<Long> LOCK =
            new Lookup<>(
                    """
                    SELECT member_id
                      FROM electoral_register
                     WHERE ballot_id = :ballotId AND member_id = ANY(CAST(:memberIds AS bigint[]))
                     ORDER BY member_id
                       FOR NO KEY UPDATE
                    """,
                    row -> row.getLong(1));

    /**
     * How these members stand, and those whose papers the proxies fill in; as a union, because with
     * an OR the whole register would be read. {@code OFFSET 0} keeps the planner from joining
     * everybody's votes: of tables that fill within seconds it has no statistics, and takes them
     * for a handful of rows.
     */
    Lookup<Standing> STANDINGS =
            new Lookup<>(
                    """
                    SELECT r.member_id, COALESCE(r.name, m.name) AS name, r.weight, r.proxy_id,
                           o.member_id IS NOT NULL AS voted, o.voted_at, v.choice, v.receipt
                      FROM (SELECT ballot_id, member_id, name, weight, proxy_id
                              FROM electoral_register
                             WHERE ballot_id = :ballotId
                               AND member_id = ANY(CAST(:memberIds AS bigint[]))
                             UNION
                            SELECT ballot_id, member_id, name, weight, proxy_id
                              FROM electoral_register
                             WHERE ballot_id = :ballotId
                               AND proxy_id IS NOT NULL
                               AND proxy_id = ANY(CAST(:proxyIds AS bigint[]))) AS r
                      JOIN member m ON m.id = r.member_id
                      LEFT JOIN LATERAL (SELECT member_id, voted_at
                                           FROM roll
                                          WHERE ballot_id = r.ballot_id AND member_id = r.member_id
                                         OFFSET 0) AS o ON true
                      LEFT JOIN LATERAL (SELECT choice, receipt
                                           FROM roll_call_vote
                                          WHERE ballot_id = r.ballot_id AND member_id = r.member_id
                                         OFFSET 0) AS v ON true
                    """,
                    CastSql::standing);

    /** First votes, by name. */
    Update RECORD =
            new Update(
                    """
                    WITH paper (member_id, choice, receipt) AS (
                        SELECT *
                          FROM unnest(CAST(:memberIds AS bigint[]), CAST(:choices AS text[]),
                                      CAST(:codes AS text[]))
                    ), rolled AS (
                        INSERT INTO roll (ballot_id, member_id, voted_at)
                        SELECT :ballotId, member_id, :now
                          FROM paper
                    )
                    INSERT INTO roll_call_vote (ballot_id, member_id, choice, receipt)
                    SELECT :ballotId, member_id, choice, receipt
                      FROM paper
                    """);

    /** Votes that take the place of others. */
    Update REPLACE =
            new Update(
                    """
                    WITH paper (member_id, choice, receipt) AS (
                        SELECT *
                          FROM unnest(CAST(:memberIds AS bigint[]), CAST(:choices AS text[]),
                                      CAST(:codes AS text[]))
                    ), again AS (
                        UPDATE roll o
                           SET voted_at = :now
                          FROM paper
                         WHERE o.ballot_id = :ballotId AND o.member_id = paper.member_id
                    )
                    UPDATE roll_call_vote v
                       SET choice = paper.choice, receipt = paper.receipt
                      FROM paper
                     WHERE v.ballot_id = :ballotId AND v.member_id = paper.member_id
                    """);

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getLong(1),
                row.getString(2),
                row.getBigDecimal(3),
                Optional.ofNullable(row.getObject(4, Long.class)),
                row.getBoolean(5),
                Optional.ofNullable(row.getObject(6, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString(7)),
                Optional.ofNullable(row.getString(8)));
    }
}
