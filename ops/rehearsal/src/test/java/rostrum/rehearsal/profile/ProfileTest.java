package rostrum.rehearsal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileTest {
    private static final Path PROFILES = Path.of("profiles");

    @TempDir private Path folder;

    @Test
    void works() throws IOException {
        Path file = Files.writeString(folder.resolve("p"), "members = 20\nvotes.within = 500ms\n");
        Profile profile = Profile.read(file, List.of("drop=0", "arrival.time=5m"));
        assertThat(profile.count(Figure.MEMBERS)).isEqualTo(20);
        assertThat(profile.time(Figure.VOTES_WITHIN)).isEqualTo(Duration.ofMillis(500));
        assertThat(profile.time(Figure.ARRIVAL_TIME)).isEqualTo(Duration.ofMinutes(5));
        assertThat(profile.share(Figure.DROP)).isZero();
        assertThat(profile.share(Figure.CHECK_IN)).isEqualTo(0.95);
        assertThat(profile.texts())
                .containsEntry("members", "20")
                .containsEntry("arrival.time", "5m")
                .hasSize(Figure.values().length);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyProfileCanBePlayed(Path profile) throws IOException {
        assertThat(Profile.read(profile, List.of()).count(Figure.MEMBERS)).isPositive();
    }

    static Stream<Path> profiles() throws IOException {
        try (Stream<Path> files = Files.list(PROFILES)) {
            return files.toList().stream();
        }
    }

    @Test
    void theStandardNamesEveryFigureAsItIs() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(PROFILES.resolve("standard.properties"))) {
            properties.load(reader);
        }
        assertThat(properties).isEqualTo(Profile.of(Map.of()).texts());
    }

    @Test
    void allProblemsAreSaidAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("p"), "members = many\ncolour = red\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Profile.read(file, List.of("drop=1.5", "pause")))
                .withMessageContainingAll(
                        "members wants a whole number from 1 to 100000: \"many\"",
                        "no figure is called \"colour\"",
                        "drop wants a share from 0 to 1: \"1.5\"",
                        "pause wants a time like 500ms, 20s or 3m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    arrival.rush-from | 170s | the rush would end after the arrival
                    ballots.every     | 10s  | would open before the one before it closes
                    meeting.time      | 1m   | the last ballot would close after the meeting
                    drop.at           | 10m  | the drop would come after the meeting
                    """)
    void contradictionsAreSaid(String figure, String value, String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Profile.of(Map.of(figure, value)))
                .withMessageContaining(said);
    }
}
