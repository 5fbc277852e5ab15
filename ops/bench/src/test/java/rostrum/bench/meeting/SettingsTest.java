package rostrum.bench.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void takesTheDefaultsOfThePromise() {
        Settings settings = Settings.parse(List.of("--codes", "codes.csv"));
        assertThat(settings.url()).hasToString("http://localhost:8080");
        assertThat(settings.subscribers()).isEqualTo(2000);
        assertThat(settings.votes()).isEqualTo(2000);
        assertThat(settings.over()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.gzip()).isFalse();
        assertThat(settings.pid()).isNull();
    }

    @Test
    void takesEveryFlag() {
        String flags =
                "--url http://127.0.0.1:81/ --slug x --codes c --subscribers 3 --votes 2"
                        + " --over 500ms --gzip --secret --management http://localhost:9 --pid 7 --json f";
        assertThat(Settings.parse(List.of(flags.split(" "))))
                .isEqualTo(
                        new Settings(
                                URI.create("http://127.0.0.1:81"),
                                "x",
                                Path.of("c"),
                                3,
                                2,
                                Duration.ofMillis(500),
                                true,
                                true,
                                URI.create("http://localhost:9"),
                                7L,
                                Path.of("f")));
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        for (String flags :
                List.of(
                        "--votes 2",
                        "--codes",
                        "--codes c --votes 0",
                        "--codes c --votes many",
                        "--codes c --over 20",
                        "--codes c --url ftp://localhost",
                        "--codes c --url http://localhost/a",
                        "--codes c --fast")) {
            assertThatThrownBy(() -> Settings.parse(List.of(flags.split(" "))))
                    .as(flags)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
