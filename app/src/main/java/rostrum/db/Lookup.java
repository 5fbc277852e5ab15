package rostrum.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A query that everybody's requests ask: plain JDBC, prepared for once. An SQL interface works out
 * anew at each use what its statements are, and that costs more than the query itself; everything
 * that is not asked a hundred times a second is better off with one. Immutable.
 */
public final class Lookup<R> {
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z][A-Za-z]*)");

    /** Makes a row's record, of columns in the order of the statement. */
    @FunctionalInterface
    public interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    private final String sql;

    /** Which of the values each placeholder gets. */
    private final List<Integer> places;

    private final RowReader<R> reader;

    /**
     * @param sql with {@code :name} where a value goes, each as often as needed
     */
    public Lookup(String sql, RowReader<R> reader) {
        Set<String> names = new LinkedHashSet<>();
        List<Integer> found = new ArrayList<>();
        Matcher matcher = NAME.matcher(sql);
        while (matcher.find()) {
            names.add(matcher.group(1));
            found.add(List.copyOf(names).indexOf(matcher.group(1)));
        }
        this.sql = matcher.replaceAll("?");
        this.places = List.copyOf(found);
        this.reader = reader;
    }

    /**
     * All rows.
     *
     * @param values in the order in which the statement first names them
     */
    List<R> rows(Connection connection, List<?> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < places.size(); i++) {
                statement.setObject(i + 1, plain(values.get(places.get(i))));
            }
            try (ResultSet result = statement.executeQuery()) {
                List<R> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(reader.read(result));
                }
                return rows;
            }
        }
    }

    private static @Nullable Object plain(Object value) {
        return switch (value) {
            case Optional<?> maybe -> maybe.orElse(null);
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            default -> value;
        };
    }
}
