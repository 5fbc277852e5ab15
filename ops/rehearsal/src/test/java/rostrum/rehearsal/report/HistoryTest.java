package rostrum.rehearsal.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rostrum.rehearsal.result.ResultFile;

class HistoryTest {
    private static final long DAY = 86_400_000;

    @TempDir Path folder;

    @Test
    void works() throws IOException {
        write("b", day(1, 318));
        write("a", day(0, 318));
        List<String> lines = printed();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("2026-11-21 15:13 0.4.0").contains("PASS", "318 ms");
        assertThat(lines.get(2)).startsWith("2026-11-22 15:13");
    }

    @Test
    void aRegressionIsSeen() throws IOException {
        write("a", day(0, 318));
        write("b", day(1, 400));
        assertThat(printed())
                .anyMatch(line -> line.contains("400 ms !"))
                .last()
                .isEqualTo(
                        "! 2026-11-22 15:13, 0.4.0: worse than before by more than a fifth:"
                                + " delivery");
    }

    @Test
    void whatIsWithinAFifthOrWithinNoiseIsNone() {
        assertThat(Figure.DELIVERY.worse(318, 370)).isFalse();
        assertThat(Figure.DELIVERY.worse(20, 60)).isFalse();
        assertThat(Figure.DELIVERY.worse(20, 80)).isTrue();
        assertThat(Figure.DELIVERY.worse(Double.NaN, 80)).isFalse();
        assertThat(Figure.PEAK_CPU.worse(0.5, 0.61)).isTrue();
    }

    @Test
    void onlyWhatWasPlayedInTheSameWayIsCompared() throws IOException {
        write("a", day(0, 318));
        Results larger = Results.event(8000, Results.START + DAY);
        larger.delivery("all", timing -> Results.p99(timing, 900));
        write("b", larger);
        write("c", day(2, 420));
        History history = History.read(folder, System.err);
        assertThat(history.until(folder.resolve("c"), 10))
                .extracting(past -> past.worse().contains(Figure.DELIVERY))
                .containsExactly(false, false, true);
    }

    @Test
    void anInterruptedOneIsNoMeasure() throws IOException {
        write("a", day(0, 318));
        Results interrupted = day(1, 5);
        interrupted.complete = false;
        write("b", interrupted);
        write("c", day(2, 330));
        assertThat(printed()).noneMatch(line -> line.startsWith("!"));
    }

    @Test
    void theLastOnesUntilAFolder() throws IOException {
        for (int i = 0; i < 4; i++) {
            write("" + i, day(i, 318));
        }
        assertThat(History.read(folder, System.err).until(folder.resolve("2"), 2))
                .extracting(past -> past.folder().getFileName().toString())
                .containsExactly("1", "2");
    }

    @Test
    void whatWasPromisedThenCounts() throws IOException {
        Results late = day(0, 1_500);
        write("a", late);
        assertThat(printed().get(1)).contains("FAIL");
        Promises promises = Promises.STANDARD.with(List.of("--delivery-p99", "2s"));
        VerdictFile.write(folder.resolve("a"), late.build(), late.judged(), promises);
        assertThat(VerdictFile.promises(folder.resolve("a"))).isEqualTo(promises);
        assertThat(printed().get(1)).contains("PASS");
    }

    @Test
    void aBrokenFileIsNamedAndLeftOut() throws IOException {
        write("a", day(0, 318));
        Files.createDirectory(folder.resolve("b"));
        Files.writeString(folder.resolve("b").resolve(ResultFile.NAME), "{");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        History history = History.read(folder, new PrintStream(err, true, UTF_8));
        assertThat(history.until(folder, 10)).hasSize(1);
        assertThat(err.toString(UTF_8)).contains("b is left out");
    }

    private static Results day(int day, double delivery) {
        return Results.event(5000, Results.START + day * DAY)
                .delivery("all", timing -> Results.p99(timing, delivery));
    }

    private void write(String name, Results results) throws IOException {
        ResultFile.write(Files.createDirectory(folder.resolve(name)), results.build());
    }

    private List<String> printed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        History.read(folder, System.err).print(new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8).lines().toList();
    }
}
