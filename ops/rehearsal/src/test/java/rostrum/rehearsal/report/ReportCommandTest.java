package rostrum.rehearsal.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rostrum.rehearsal.result.ResultFile;

class ReportCommandTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void works() throws IOException {
        assertThat(run(Results.event())).isZero();
        assertThat(out.toString(UTF_8)).startsWith("PASS: 5,000 members");
        assertThat(folder.resolve("now/report.html")).exists();
        assertThat(Files.readString(folder.resolve("now/verdict.json")))
                .contains("\"verdict\" : \"PASS\"", "\"resource\" : \"processor\"");
    }

    @Test
    void theStatusSaysTheVerdict() throws IOException {
        assertThat(run(Results.event().timing("vote", t -> Results.p99(t, 620)))).isEqualTo(1);
        Results interrupted = Results.event();
        interrupted.complete = false;
        assertThat(run(interrupted)).isEqualTo(3);
    }

    @Test
    void flags() throws IOException {
        Results late = Results.event().timing("vote", t -> Results.p99(t, 620));
        assertThat(run(late, "--vote-p99", "1s")).isZero();
    }

    @Test
    void refused() {
        assertThatThrownBy(() -> ReportCommand.run(List.of(), System.out, System.err))
                .isInstanceOf(IllegalArgumentException.class);
        List<String> args = List.of(folder.toString());
        assertThatThrownBy(() -> ReportCommand.run(args, System.out, System.err))
                .isInstanceOf(IOException.class);
    }

    private int run(Results results, String... flags) throws IOException {
        Path now = Files.createDirectories(folder.resolve("now"));
        ResultFile.write(now, results.build());
        List<String> args = Stream.concat(Stream.of(now.toString()), Stream.of(flags)).toList();
        return ReportCommand.run(args, new PrintStream(out, true, UTF_8), System.err);
    }
}
