package rostrum.rehearsal.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        cast("{\"slug\": \"demo\", \"chair\": \"A\", \"members\": [\"B\", \"C\"]}");
        Files.writeString(folder.resolve("profile"), "members = 2\n");
    }

    @Test
    void works() throws IOException {
        Options options =
                parse("--deploy", "true", "--part", "2/3", "--start-at", "2026-11-21T15:00:00Z");
        assertThat(options.site()).isEqualTo(URI.create("https://vote.test"));
        assertThat(options.cast()).isEqualTo(new Cast("demo", "A", List.of("B", "C")));
        assertThat(options.deploy()).contains("true");
        assertThat(options.parts()).isEqualTo(3);
        assertThat(options.leads()).isFalse();
        assertThat(options.startAt()).contains(Instant.parse("2026-11-21T15:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --fast   | -         | unknown flag --fast
                    --part   | 3/2       | --part wants something like 1/3: 3/2
                    --set    | members=3 | the cast has 2 members, the profile wants 3
                    --site   | vote.test | --site wants http(s)
                    --start-at | noon    | --start-at wants a time
                    --clock-offset-millis | much | --clock-offset-millis wants a number
                    """)
    void whatIsWrongIsSaid(String flag, String value, String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(flag, value))
                .withMessageContaining(said);
    }

    @Test
    void anotherFileIsNoCast() throws IOException {
        cast("number,name\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse())
                .withMessageContaining("is no cast");
        cast("{\"slug\": \"demo\"}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse())
                .withMessageContaining("lacks slug, chair or members");
    }

    private void cast(String json) throws IOException {
        Files.writeString(folder.resolve("cast"), json);
    }

    private Options parse(String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("--site", "https://vote.test"));
        args.addAll(List.of("--cast", folder.resolve("cast").toString()));
        args.addAll(List.of("--profile", folder.resolve("profile").toString()));
        args.addAll(List.of("--out", folder.resolve("out").toString()));
        args.addAll(List.of(more));
        return Options.parse(args);
    }
}
