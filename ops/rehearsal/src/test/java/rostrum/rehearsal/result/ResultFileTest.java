package rostrum.rehearsal.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    private static final String LEAST =
            """
            {"startedAt": 5, "later": [1], "counts": {"lost": 7}, "generator": {"processors": 2}}
            """;

    @TempDir Path folder;

    @Test
    void works() throws IOException {
        Result result =
                new Result(
                        1,
                        2,
                        "staging",
                        "https://vote.test",
                        "",
                        Map.of("members", "3"),
                        true,
                        List.of(new Result.Phase("arrival", 1, 2)),
                        List.of(new Result.Second(1, 3, 3, 0, 0, 0, 0, 0, 0.5, 1)),
                        List.of(),
                        List.of(new Result.Timing("all", 1, 0, 1, 1, 1, 1, 1)),
                        new Result.Counts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
                        List.of(new Result.Return("drop", 1, 2, 2, 2, 3, -1)),
                        List.of(),
                        new Result.Generator(2, 1, 2, 3, 4, 5),
                        Map.of("page: 502", 1L));
        ResultFile.write(folder, result);
        assertThat(ResultFile.read(folder)).isEqualTo(result);
        assertThat(folder).isDirectoryContaining("glob:**/result.json");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void readsWhatOtherVersionsWrote() throws IOException {
        Files.writeString(folder.resolve(ResultFile.NAME), LEAST);
        Result result = ResultFile.read(folder);
        assertThat(result.counts().lost()).isEqualTo(7);
        assertThat(result.seconds()).isEmpty();
        assertThat(result.profile()).isEmpty();
        assertThat(result.version()).isEmpty();
    }

    @Test
    void refusesWhatIsNoResult() throws IOException {
        Files.writeString(folder.resolve(ResultFile.NAME), "{\"startedAt\": 5}");
        assertThatThrownBy(() -> ResultFile.read(folder)).isInstanceOf(IOException.class);
        Files.writeString(folder.resolve(ResultFile.NAME), "{\"startedAt\"");
        assertThatThrownBy(() -> ResultFile.read(folder)).isInstanceOf(IOException.class);
    }
}
