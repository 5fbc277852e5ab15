package rostrum.voting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Everything a database holds, system columns too, as somebody reads it who wants to know who voted
 * what: she tries every column of the papers against every column of whatever names a member.
 */
final class Traces {
    private static final String SYSTEM =
            """
            jsonb_build_object('xmin', t.xmin::text, 'xmax', t.xmax::text, 'cmin', t.cmin::text,
                               'cmax', t.cmax::text, 'ctid', t.ctid::text,
                               'tableoid', t.tableoid::text)
            """;

    /** A value matches so few members that it points at one. */
    private static final int FEW = 3;

    /** Columns with fewer values than this put nothing in order. */
    private static final int ORDER = 10;

    /** By table, the rows, by column. */
    private final Map<String, List<Map<String, String>>> tables = new TreeMap<>();

    /** A way to guess, and how many of the guesses were right. */
    record Guess(String how, int right, double correlation) {}

    Traces(Handle handle) {
        for (String table : names(handle)) {
            tables.put(table, rows(handle, table));
        }
    }

    private static List<String> names(Handle handle) {
        return handle.select(
                        """
                        SELECT relname
                          FROM pg_class
                         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'm')
                        """)
                .mapTo(String.class)
                .list();
    }

    private static List<Map<String, String>> rows(Handle handle, String table) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        String sql =
                "SELECT t.ctid::text AS id, e.key, COALESCE(e.value, '') AS value FROM \""
                        + table
                        + "\" t, jsonb_each_text(to_jsonb(t) || "
                        + SYSTEM
                        + ") e";
        handle.createQuery(sql)
                .map((row, context) -> {
                    rows.computeIfAbsent(row.getString("id"), id -> new HashMap<>())
                            .put(row.getString("key"), row.getString("value"));
                    return row.getString("id");
                })
                .list();
        return List.copyOf(rows.values());
    }

    Set<String> tables() {
        return tables.keySet();
    }

    /** The rows of a table that are about a ballot, or all of one that knows no ballots. */
    List<Map<String, String>> rows(String table, long ballot) {
        return tables.getOrDefault(table, List.of()).stream()
                .filter(row -> row.getOrDefault("ballot_id", "" + ballot).equals("" + ballot))
                .toList();
    }

    /** The tables in which one of these texts stands, as a value or within one. */
    Set<String> tablesWith(Set<String> texts) {
        Set<String> found = new HashSet<>();
        tables.forEach((table, rows) -> {
            for (Map<String, String> row : rows) {
                if (row.values().stream().anyMatch(v -> texts.stream().anyMatch(v::contains))) {
                    found.add(table);
                }
            }
        });
        return found;
    }

    /**
     * Guesses in every way there is.
     *
     * @param papers the table of the papers
     * @param truth whose each paper is: her id, by the receipt code
     */
    List<Guess> guesses(String papers, long ballot, Map<String, String> truth) {
        List<Map<String, String>> urn = rows(papers, ballot);
        List<Guess> guesses = new ArrayList<>();
        for (String table : tables()) {
            List<Map<String, String>> people = people(table, ballot, new HashSet<>(truth.values()));
            if (people.isEmpty() || urn.isEmpty() || table.equals(papers)) {
                continue;
            }
            for (String mine : urn.getFirst().keySet()) {
                for (String theirs : people.getFirst().keySet()) {
                    String how = papers + "." + mine + " ~ " + table + "." + theirs;
                    guesses.add(
                            new Guess(
                                    how,
                                    joined(urn, mine, people, theirs, truth),
                                    correlation(urn, mine, people, theirs, truth)));
                }
            }
        }
        return guesses;
    }

    private List<Map<String, String>> people(String table, long ballot, Set<String> members) {
        return rows(table, ballot).stream()
                .filter(row -> member(table, row).filter(members::contains).isPresent())
                .peek(row -> row.put("who", member(table, row).orElseThrow()))
                .toList();
    }

    private static Optional<String> member(String table, Map<String, String> row) {
        return Optional.ofNullable(row.get(table.equals("member") ? "id" : "member_id"));
    }

    /** How many papers a value in common with few members gives away. */
    private static int joined(
            List<Map<String, String>> urn,
            String mine,
            List<Map<String, String>> people,
            String theirs,
            Map<String, String> truth) {
        Map<String, Set<String>> byValue = new HashMap<>();
        for (Map<String, String> person : people) {
            byValue.computeIfAbsent(person.getOrDefault(theirs, ""), v -> new HashSet<>())
                    .add(person.getOrDefault("who", ""));
        }
        int right = 0;
        for (Map<String, String> paper : urn) {
            Set<String> suspects = byValue.getOrDefault(paper.getOrDefault(mine, ""), Set.of());
            if (suspects.size() < FEW && suspects.contains(owner(paper, truth))) {
                right++;
            }
        }
        return right;
    }

    /** How far the order of the papers is that of their owners: -1 to 1, Spearman's. */
    private static double correlation(
            List<Map<String, String>> urn,
            String mine,
            List<Map<String, String>> people,
            String theirs,
            Map<String, String> truth) {
        Map<String, Integer> rank = new HashMap<>();
        ordered(people, theirs)
                .forEach(person -> rank.putIfAbsent(person.getOrDefault("who", ""), rank.size()));
        List<Map<String, String>> papers = ordered(urn, mine);
        int n = papers.size();
        if (rank.size() < n || n < ORDER) {
            return 0;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double distance = i - rank.getOrDefault(owner(papers.get(i), truth), 0);
            squares += distance * distance;
        }
        return 1 - 6 * squares / ((double) n * (n - 1) * (n + 1));
    }

    private static List<Map<String, String>> ordered(
            List<Map<String, String>> rows, String column) {
        long values = rows.stream().map(row -> row.getOrDefault(column, "")).distinct().count();
        return values < ORDER
                ? List.of()
                : rows.stream()
                        .sorted(
                                Comparator.<Map<String, String>, BigDecimal>comparing(
                                                row -> number(row.getOrDefault(column, "")))
                                        .thenComparing(row -> row.getOrDefault(column, ""))
                                        .thenComparing(row -> number(row.getOrDefault("ctid", ""))))
                        .toList();
    }

    /** A number, or a place in a table: {@code (3,17)}; anything else is 0. */
    private static BigDecimal number(String text) {
        if (text.matches("\\(\\d+,\\d+\\)")) {
            String[] place = text.substring(1, text.length() - 1).split(",", 2);
            return new BigDecimal(place[0]).scaleByPowerOfTen(6).add(new BigDecimal(place[1]));
        }
        return text.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(text) : BigDecimal.ZERO;
    }

    private static String owner(Map<String, String> paper, Map<String, String> truth) {
        return truth.getOrDefault(paper.getOrDefault("receipt", ""), "nobody");
    }
}
