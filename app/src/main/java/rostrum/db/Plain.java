package rostrum.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
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

/** A statement with named values, in the words of JDBC. Immutable. */
final class Plain {
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z][A-Za-z]*)");

    private final String sql;

    /** Which of the values each placeholder gets. */
    private final List<Integer> places;

    /**
     * @param named with {@code :name} where a value goes, each as often as needed
     */
    Plain(String named) {
        Set<String> names = new LinkedHashSet<>();
        List<Integer> found = new ArrayList<>();
        Matcher matcher = NAME.matcher(named);
        while (matcher.find()) {
            names.add(matcher.group(1));
            found.add(List.copyOf(names).indexOf(matcher.group(1)));
        }
        this.sql = matcher.replaceAll("?");
        this.places = List.copyOf(found);
    }

    /**
     * The statement, to be executed and closed by the caller.
     *
     * @param values in the order in which the statement first names them
     */
    PreparedStatement prepare(Connection connection, List<?> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < places.size(); i++) {
                statement.setObject(i + 1, plain(values.get(places.get(i))));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static @Nullable Object plain(Object value) {
        return switch (value) {
            case Optional<?> maybe -> maybe.orElse(null);
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case List<?> list when !list.isEmpty() && list.getFirst() instanceof Long ->
                    list.toArray(Long[]::new);
            case List<?> list -> list.toArray(String[]::new);
            default -> value;
        };
    }
}
