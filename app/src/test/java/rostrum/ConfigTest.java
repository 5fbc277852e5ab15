package rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rostrum.web.http.ListenAddress;

final class ConfigTest {
    @TempDir private Path folder;

    /** Every setting with a value that is not the standard one. */
    static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("ROSTRUM_VERSION", "20261121.120000-abcdef12"),
                Map.entry("ROSTRUM_DATABASE_URL", "postgresql://ada:pass%20word@db:5433/meeting"),
                Map.entry("ROSTRUM_DATABASE_PASSWORD", "other word"),
                Map.entry("ROSTRUM_DATABASE_POOL", "20"),
                Map.entry("ROSTRUM_LISTEN", "unix:/run/rostrum/blue.sock"),
                Map.entry("ROSTRUM_MANAGEMENT", "9090"),
                Map.entry("ROSTRUM_BASE_URL", "https://rostrum.example"),
                Map.entry("ROSTRUM_LIVE_TICK", "100ms"),
                Map.entry("ROSTRUM_LIVE_HEARTBEAT", "10s"),
                Map.entry("ROSTRUM_LIVE_PATIENCE", "30s"),
                Map.entry("ROSTRUM_DRAIN", "5s"),
                Map.entry("ROSTRUM_SESSION", "1d"),
                Map.entry("ROSTRUM_TEMPLATES", "/"));
    }

    static Iterable<String> names() {
        return settings().keySet();
    }

    @Test
    void works() throws Config.Invalid {
        assertChanged(Config.from(settings()));
    }

    private static void assertChanged(Config config) {
        assertThat(config.version()).isEqualTo("20261121.120000-abcdef12");
        assertThat(config.database().jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/meeting");
        assertThat(config.database().user()).isEqualTo("ada");
        assertThat(config.database().password()).isEqualTo("other word");
        assertThat(config.poolSize()).isEqualTo(20);
        assertThat(config.listen())
                .isEqualTo(new ListenAddress.Unix(Path.of("/run/rostrum/blue.sock")));
        assertThat(config.management()).isEqualTo(new ListenAddress.Tcp("127.0.0.1", 9090));
        assertThat(config.baseUrl()).hasToString("https://rostrum.example");
        assertThat(config.tick()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.patience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.drain()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.session()).isEqualTo(Duration.ofDays(1));
        assertThat(config.templates()).contains(Path.of("/"));
    }

    @Test
    void everySettingHasAStandard() throws Config.Invalid {
        Config config = Config.from(Map.of("PATH", "/bin"));

        assertThat(config.listen()).hasToString("127.0.0.1:8080");
        assertThat(config.management()).hasToString("127.0.0.1:8081");
        assertThat(config.tick()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.templates()).isEmpty();
    }

    @Test
    void thePasswordMayStandInTheAddress() throws Config.Invalid {
        Map<String, String> settings = new HashMap<>(settings());
        settings.remove("ROSTRUM_DATABASE_PASSWORD");

        assertThat(Config.from(settings).database().password()).isEqualTo("pass word");
    }

    @Test
    void everySettingCanStandInAFile() throws Exception {
        Map<String, String> files = new HashMap<>();
        for (var setting : settings().entrySet()) {
            Path file = folder.resolve(setting.getKey());
            Files.writeString(file, setting.getValue() + "\n");
            files.put(setting.getKey() + "_FILE", file.toString());
        }

        assertChanged(Config.from(files));
    }

    @ParameterizedTest
    @MethodSource("names")
    void notInBoth(String name) throws IOException {
        Path file = Files.writeString(folder.resolve("value"), "5s");

        assertThat(problems(Map.of(name, "5s", name + "_FILE", file.toString())))
                .isEqualTo(name + " is set twice, also as " + name + "_FILE");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFileThatCannotBeReadIsNamed(String name) {
        String file = folder.resolve("missing").toString();

        assertThat(problems(Map.of(name + "_FILE", file)))
                .isEqualTo(name + " cannot be read from " + file);
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        assertThat(
                        problems(
                                Map.of(
                                        "ROSTRUM_DATABASE_POOL", "many",
                                        "ROSTRUM_LIVE_TICK", "1h",
                                        "ROSTRUM_LISTEN", "localhost",
                                        "ROSTRUM_LISTENN", "8080",
                                        "ROSTRUM_DATABASE_PASSWORT_FILE", "/x")))
                .satisfies(text ->
                        assertThat(text.lines())
                                .containsExactlyInAnyOrder(
                                        "ROSTRUM_DATABASE_POOL must be a number from 2 to"
                                                + " 100, not many",
                                        "ROSTRUM_LIVE_TICK must be between 10ms and"
                                                + " 10000ms, not 1h",
                                        "ROSTRUM_LISTEN must be 8080, 127.0.0.1:8080 or"
                                                + " unix:/path, not localhost",
                                        "ROSTRUM_LISTENN is not a setting of this version",
                                        "ROSTRUM_DATABASE_PASSWORT_FILE is not a setting"
                                                + " of this version"));
    }

    @ParameterizedTest
    @CsvSource({
        "ROSTRUM_DATABASE_URL, mysql://db/x",
        "ROSTRUM_DATABASE_URL, postgresql://db",
        "ROSTRUM_DATABASE_URL, postgresql://u:p w@db/x",
        "ROSTRUM_DATABASE_POOL, 1",
        "ROSTRUM_DATABASE_POOL, 101",
        "ROSTRUM_DATABASE_POOL, -5",
        "ROSTRUM_LISTEN, 65536",
        "ROSTRUM_LISTEN, :8080",
        "ROSTRUM_LISTEN, unix:relative",
        "ROSTRUM_BASE_URL, rostrum.example",
        "ROSTRUM_BASE_URL, ftp://rostrum.example",
        "ROSTRUM_BASE_URL, https://rostrum.example/path",
        "ROSTRUM_BASE_URL, https://rostrum.example/",
        "ROSTRUM_BASE_URL, https://[rostrum",
        "ROSTRUM_BASE_URL, https://user@",
        "ROSTRUM_LIVE_HEARTBEAT, 61s",
        "ROSTRUM_LIVE_PATIENCE, 0s",
        "ROSTRUM_VERSION, not one word",
        "ROSTRUM_DRAIN, 1h",
        "ROSTRUM_SESSION, 1s",
        "ROSTRUM_TEMPLATES, /no/such/folder"
    })
    void badValuesAreNamed(String name, String value) {
        assertThat(problems(Map.of(name, value))).startsWith(name + " ").doesNotContain("\n");
    }

    @Test
    void aBadAddressDoesNotShowThePassword() {
        assertThat(problems(Map.of("ROSTRUM_DATABASE_URL", "postgresql://u:hunter 2@db/x")))
                .doesNotContain("hunter");
        assertThat(problems(Map.of("ROSTRUM_DATABASE_URL", "mysql://u:hunter2@db/x")))
                .doesNotContain("hunter");
    }

    @Test
    void secretsAreMasked() throws Config.Invalid {
        String shown = Config.inForce(settings());

        assertThat(shown)
                .contains("ROSTRUM_DATABASE_URL=(secret)", "ROSTRUM_DATABASE_PASSWORD=(secret)")
                .contains("ROSTRUM_LIVE_TICK=100ms")
                .doesNotContain("other word", "pass%20word", "ada:");
        assertThat(shown.lines()).hasSize(settings().size());
        assertThat(Config.from(settings()).toString()).doesNotContain("other word");
    }

    @Test
    void standardsAreMarked() {
        assertThat(Config.inForce(Map.of()).lines())
                .hasSize(settings().size())
                .allMatch(line -> line.endsWith(" (standard)"));
    }

    private static String problems(Map<String, String> settings) {
        try {
            Config.from(settings);
        } catch (Config.Invalid e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("accepted: " + settings);
    }
}
