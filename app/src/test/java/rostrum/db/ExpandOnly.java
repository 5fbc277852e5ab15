package rostrum.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a migration must not do while the release before it may still run, or run again: take away
 * or change what that release uses.
 *
 * <p>A line {@code -- contract: VERSION} allows it: since that release nothing uses it any more.
 */
final class ExpandOnly {
    private static final String NAME = "(?:if exists )?(?:only )?([\\w.\"]+)";

    /** By what is wrong with it; over lower-case text in which white space is one space. */
    private static final Map<String, Pattern> REFUSED = new LinkedHashMap<>();

    static {
        REFUSED.put(
                "takes something away",
                Pattern.compile(
                        "\\bdrop (?:table|column|view|materialized view|schema|type|sequence|function)"
                                + "\\b|\\balter table [^;]*\\bdrop (?!constraint|not null|default|"
                                + "expression|identity)"));
        REFUSED.put("drops a default", Pattern.compile("\\bdrop default\\b"));
        REFUSED.put("renames", Pattern.compile("\\brename\\b"));
        REFUSED.put(
                "changes a type",
                Pattern.compile("\\balter (?:column )?[\\w\"]+ (?:set data )?type\\b"));
        REFUSED.put("empties a table", Pattern.compile("\\btruncate\\b"));
    }

    private static final Pattern SET_NOT_NULL =
            Pattern.compile("\\balter (?:column )?" + NAME + " set not null");
    private static final Pattern ADD_COLUMN =
            Pattern.compile("\\badd (?:column )?(?:if not exists )?([\\w\"]+)([^;,]*)");
    private static final Pattern CONTRACT =
            Pattern.compile("(?m)^-- contract: \\d{8}\\.\\d{6}-[0-9a-f]{7,40}$");

    private ExpandOnly() {}

    /** What is wrong with a migration, a sentence's end each; nothing when all is well. */
    static List<String> problems(String migration) {
        List<String> problems = new ArrayList<>();
        if (CONTRACT.matcher(migration).find()) {
            return problems;
        }
        String sql = bare(migration);
        REFUSED.forEach((problem, pattern) -> {
            Matcher found = pattern.matcher(sql);
            if (found.find()) {
                problems.add(problem + ": " + found.group().strip());
            }
        });
        Matcher notNull = SET_NOT_NULL.matcher(sql);
        while (notNull.find()) {
            String column = Pattern.quote(notNull.group(1));
            if (!Pattern.compile("\\balter (?:column )?" + column + " set default")
                    .matcher(sql)
                    .find()) {
                problems.add("demands what the older release does not give: " + notNull.group());
            }
        }
        Matcher added = ADD_COLUMN.matcher(sql);
        while (added.find()) {
            String rest = added.group(2);
            if (rest.contains("not null")
                    && !rest.contains("default")
                    && !rest.contains("generated")) {
                problems.add("demands what the older release does not give: " + added.group());
            }
        }
        return problems;
    }

    /** Without comments and texts, so that only what is done is left. */
    private static String bare(String migration) {
        return migration
                .replaceAll("'(?:[^']|'')*'|--[^\n]*|(?s:/\\*.*?\\*/)", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }
}
