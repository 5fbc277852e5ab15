package rostrum;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rostrum.db.DatabaseAddress;
import rostrum.web.http.ListenAddress;

/**
 * The settings, read once from the environment.
 *
 * @param version what this release is called
 * @param database where the database is
 * @param poolSize connections to it, 2 to 100
 * @param listen where visitors (nginx) connect
 * @param management where health, metrics and drain are asked; never public
 * @param baseUrl the site's public address, without a slash at its end
 * @param tick between two rounds of the live path
 * @param heartbeat of a quiet stream
 * @param patience with a client that does not read
 * @param drain window over which streams end
 * @param session how long a sign-in lasts
 * @param templates where templates are re-read from in development
 */
public record Config(
        String version,
        DatabaseAddress database,
        int poolSize,
        ListenAddress listen,
        ListenAddress management,
        URI baseUrl,
        Duration tick,
        Duration heartbeat,
        Duration patience,
        Duration drain,
        Duration session,
        Optional<Path> templates) {

    /** Everything that is wrong with the settings, at once. */
    public static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(List<String> problems) {
            super(String.join("\n", problems));
        }
    }

    private static final Setting<String> VERSION =
            Setting.of(
                    "ROSTRUM_VERSION",
                    "development",
                    "what this release is called; its start script sets it",
                    Config::version);
    private static final Setting<DatabaseAddress> DATABASE =
            new Setting<>(
                    "ROSTRUM_DATABASE_URL",
                    "postgresql://rostrum@127.0.0.1/rostrum",
                    true,
                    "postgresql://user:password@host:port/name",
                    DatabaseAddress::parse);
    private static final Setting<String> PASSWORD =
            new Setting<>(
                    "ROSTRUM_DATABASE_PASSWORD",
                    "",
                    true,
                    "the database password, when it is not in the address",
                    text -> text);
    private static final Setting<Integer> POOL =
            Setting.of("ROSTRUM_DATABASE_POOL", "10", "connections, 2 to 100", Config::poolSize);
    private static final Setting<ListenAddress> LISTEN =
            Setting.of(
                    "ROSTRUM_LISTEN",
                    "127.0.0.1:8080",
                    "8080, 127.0.0.1:8080 or unix:/path",
                    ListenAddress::parse);
    private static final Setting<ListenAddress> MANAGEMENT =
            Setting.of(
                    "ROSTRUM_MANAGEMENT",
                    "127.0.0.1:8081",
                    "health, metrics and drain; never public",
                    ListenAddress::parse);
    private static final Setting<URI> BASE_URL =
            Setting.of(
                    "ROSTRUM_BASE_URL",
                    "http://localhost:8080",
                    "the site's public address",
                    Config::baseUrl);
    private static final Setting<Duration> TICK =
            duration("ROSTRUM_LIVE_TICK", "250ms", "between two rounds of updates", 10, 10_000);
    private static final Setting<Duration> HEARTBEAT =
            duration(
                    "ROSTRUM_LIVE_HEARTBEAT",
                    "25s",
                    "of a quiet stream; browsers give up after 70 s",
                    100,
                    60_000);
    private static final Setting<Duration> PATIENCE =
            duration(
                    "ROSTRUM_LIVE_PATIENCE",
                    "20s",
                    "with a client that reads nothing",
                    1000,
                    300_000);
    private static final Setting<Duration> DRAIN =
            duration("ROSTRUM_DRAIN", "10s", "over which streams end at a stop", 0, 300_000);
    private static final Setting<Duration> SESSION =
            duration("ROSTRUM_SESSION", "14d", "how long a sign-in lasts", 60_000, 31_536_000_000L);
    private static final Setting<Optional<Path>> TEMPLATES =
            Setting.of(
                    "ROSTRUM_TEMPLATES",
                    "",
                    "development: a folder to re-read templates from",
                    text -> text.isEmpty() ? Optional.empty() : Optional.of(folder(text)));

    private static final List<Setting<?>> ALL =
            List.of(
                    VERSION,
                    DATABASE,
                    PASSWORD,
                    POOL,
                    LISTEN,
                    MANAGEMENT,
                    BASE_URL,
                    TICK,
                    HEARTBEAT,
                    PATIENCE,
                    DRAIN,
                    SESSION,
                    TEMPLATES);

    /**
     * Reads the settings.
     *
     * @throws Invalid naming every problem there is
     */
    public static Config from(Map<String, String> environment) throws Invalid {
        List<String> problems = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting<?> setting : ALL) {
            read(setting, environment, problems).ifPresent(v -> values.put(setting.name(), v));
        }
        for (String name : environment.keySet()) {
            if (name.startsWith("ROSTRUM_") && !isKnown(name)) {
                problems.add(name + " is not a setting of this version");
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        DatabaseAddress database = get(DATABASE, values);
        String password = get(PASSWORD, values);
        return new Config(
                get(VERSION, values),
                password.isEmpty() ? database : database.withPassword(password),
                get(POOL, values),
                get(LISTEN, values),
                get(MANAGEMENT, values),
                get(BASE_URL, values),
                get(TICK, values),
                get(HEARTBEAT, values),
                get(PATIENCE, values),
                get(DRAIN, values),
                get(SESSION, values),
                get(TEMPLATES, values));
    }

    /** What is in force, a line each, secrets masked; fit for a shell to read. */
    public static String inForce(Map<String, String> environment) {
        StringBuilder text = new StringBuilder();
        for (Setting<?> setting : ALL) {
            boolean set =
                    environment.containsKey(setting.name())
                            || environment.containsKey(setting.name() + "_FILE");
            String value =
                    set
                            ? environment.getOrDefault(setting.name(), "(from its file)")
                            : setting.standard();
            String shown = set && setting.secret() ? "(secret)" : value;
            text.append(setting.name()).append('=').append(shown);
            text.append("  # ")
                    .append(setting.help())
                    .append(set ? "" : " (standard)")
                    .append('\n');
        }
        return text.toString();
    }

    private static <T> Optional<T> read(
            Setting<T> setting, Map<String, String> environment, List<String> problems) {
        try {
            return Optional.of(setting.parse().apply(raw(setting, environment)));
        } catch (IllegalArgumentException | IOException e) {
            problems.add(setting.name() + " " + e.getMessage());
            return Optional.empty();
        }
    }

    private static String raw(Setting<?> setting, Map<String, String> environment)
            throws IOException {
        String direct = environment.get(setting.name());
        String file = environment.get(setting.name() + "_FILE");
        if (direct != null && file != null) {
            throw new IllegalArgumentException("is set twice, also as " + setting.name() + "_FILE");
        }
        if (file != null) {
            Path path = Path.of(file);
            if (!Files.isReadable(path)) {
                throw new IllegalArgumentException("cannot be read from " + file);
            }
            return Files.readString(path).strip();
        }
        return direct == null ? setting.standard() : direct.strip();
    }

    private static boolean isKnown(String name) {
        return ALL.stream().anyMatch(s -> name.equals(s.name()) || name.equals(s.name() + "_FILE"));
    }

    @SuppressWarnings("unchecked") // what the setting's own parser made
    private static <T> T get(Setting<T> setting, Map<String, Object> values) {
        Object value = values.get(setting.name());
        if (value == null) {
            throw new IllegalStateException(setting.name());
        }
        return (T) value;
    }

    private static Setting<Duration> duration(
            String name, String standard, String help, long minMillis, long maxMillis) {
        return Setting.of(
                name, standard, help, text -> Durations.parse(text, minMillis, maxMillis));
    }

    private static String version(String text) {
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("must be a name without spaces, not " + text);
        }
        return text;
    }

    private static int poolSize(String text) {
        int size = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (size < 2 || size > 100) {
            throw new IllegalArgumentException("must be a number from 2 to 100, not " + text);
        }
        return size;
    }

    private static URI baseUrl(String text) {
        if (!text.matches("https?://[^/?#\\s]+")) {
            throw new IllegalArgumentException(
                    "must be http(s)://host without a path, not " + text);
        }
        URI uri = URI.create(text);
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must be http(s)://host, not " + text);
        }
        return uri;
    }

    private static Path folder(String text) {
        Path path = Path.of(text);
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException("is not a folder: " + text);
        }
        return path;
    }
}
