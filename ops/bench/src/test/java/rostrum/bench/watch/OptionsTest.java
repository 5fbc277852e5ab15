package rostrum.bench.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void takesTheDefaultsOfThePromise() {
        Options options = parse("--codes c");
        assertThat(options.url()).hasToString("https://localhost");
        assertThat(options.streams()).isEqualTo(1000);
        assertThat(options.promises())
                .isEqualTo(new Promises(0, 0, 0, 0, Duration.ofSeconds(15), 25));
    }

    @Test
    void takesEveryFlag() {
        assertThat(
                        parse(
                                "--url https://vote.test --ca p --organiser-link l --slug s"
                                        + " --streams 3 --visits 0 --votes 2 --until-file f"
                                        + " --until-input-ends --at-most 1m --json j"
                                        + " --allow-failed 1 --allow-5xx 2 --allow-broken 3"
                                        + " --allow-lost 4 --back-within 5s --largest-second 6"))
                .isEqualTo(
                        new Options(
                                URI.create("https://vote.test"),
                                Optional.of(Path.of("p")),
                                Optional.of("l"),
                                Optional.empty(),
                                "s",
                                3,
                                0,
                                2,
                                Optional.of(Path.of("f")),
                                true,
                                Duration.ofMinutes(1),
                                Optional.of(Path.of("j")),
                                new Promises(1, 2, 3, 4, Duration.ofSeconds(5), 6)));
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        for (String flags :
                List.of(
                        "--streams 3",
                        "--codes c --organiser-link l",
                        "--codes c --streams 0",
                        "--codes c --votes -1",
                        "--codes c --back-within 15",
                        "--codes c --json",
                        "--codes c --url vote.test",
                        "--codes c --gently")) {
            assertThatThrownBy(() -> parse(flags))
                    .as(flags)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Options parse(String flags) {
        return Options.parse(List.of(flags.split(" ")));
    }
}
