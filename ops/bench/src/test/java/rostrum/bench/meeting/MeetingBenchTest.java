package rostrum.bench.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rostrum.bench.meeting.FakeRostrum.Fault;

class MeetingBenchTest {
    private static final int MEMBERS = 40;

    @TempDir private Path folder;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private String drafted = "";

    @Test
    void aFaultlessServerPasses() throws Exception {
        Path json = folder.resolve("figures.json");
        assertThat(run(Fault.NONE, "--json", json.toString())).isZero();
        assertThat(output()).contains("delivery of the result").endsWith("PASS\n");
        assertThat(Files.readString(json)).contains("\"pass\": true", "\"votes sent, retries");
    }

    @Test
    void aCompressedStreamIsUnderstood() throws Exception {
        assertThat(run(Fault.NONE, "--gzip")).isZero();
        assertThat(output()).containsPattern("streams compressed +40\n").endsWith("PASS\n");
    }

    @Test
    void theServerIsAskedForItsCommits() throws Exception {
        assertThat(run(Fault.NONE)).isZero();
        assertThat(output())
                .containsPattern("papers recorded +40\n")
                .containsPattern("groups of votes committed +20\n")
                .containsPattern("commits per paper +0.5\n");
    }

    @Test
    void aSecretBallotIsAskedFor() throws Exception {
        assertThat(run(Fault.NONE)).isZero();
        assertThat(drafted).contains("secrecy=roll_call", "revote=on");
        assertThat(run(Fault.NONE, "--secret")).isZero();
        assertThat(drafted).contains("secrecy=secret").doesNotContain("revote=on");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    LOSES_A_VOTE | ; acknowledged:
                    COUNTS_RETRIES | ; acknowledged:
                    REFUSES_A_VOTE | 1 x vote: answered 503
                    REFUSES_A_SIGN_IN | 1 x sign-in: answered 429
                    REFUSES_A_STREAM | 39 of 40 streams opened
                    CUTS_A_STREAM | 1 x stream: ended by the server
                    SENDS_TWICE | 1 x event sent twice
                    GOES_BACK | 1 x event going back in time
                    """)
    void aFaultFails(Fault fault, String reason) throws Exception {
        assertThat(run(fault)).isEqualTo(1);
        assertThat(output()).contains("FAIL\n", reason);
    }

    @Test
    void aWrongFlagIsUsage() throws Exception {
        assertThat(run(Fault.NONE, "--fast")).isEqualTo(2);
    }

    @Test
    void tooFewVotersAreSaid() throws Exception {
        assertThat(run(Fault.NONE, "--votes", "41")).isEqualTo(1);
        assertThat(output()).contains("too few");
    }

    private int run(Fault fault, String... more) throws IOException, InterruptedException {
        StringBuilder codes = new StringBuilder("number,name,role,code\n0,Ada,chair,C0\n");
        for (int number = 1; number <= MEMBERS; number++) {
            codes.append("%d,Ben %d,voter,C%d\n".formatted(number, number, number));
        }
        Path file = folder.resolve("codes.csv");
        Files.writeString(file, codes);
        try (FakeRostrum server = new FakeRostrum(fault);
                PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            List<String> args = new ArrayList<>(List.of("--codes", file.toString()));
            args.addAll(List.of("--url", server.url(), "--management", server.url()));
            args.addAll(List.of("--subscribers", "" + MEMBERS));
            args.addAll(List.of("--votes", "" + MEMBERS, "--over", "300ms"));
            args.addAll(List.of(more));
            int status = MeetingBench.run(args, Clock.systemUTC(), out, out);
            drafted = server.drafted();
            return status;
        }
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
