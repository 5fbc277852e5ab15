package rostrum.rehearsal.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import rostrum.rehearsal.result.Result.Counts;

class PageTest {
    private static final String PASS =
            "PASS: 5,000 members can follow and vote at the same time on this server.";

    @Test
    void works() {
        List<String> lines = lines(Results.event());
        assertThat(lines).first().isEqualTo(PASS);
        assertThat(lines).last().isEqualTo(PASS);
        assertThat(lines).anyMatch(line -> line.startsWith("vote ") && line.endsWith("328"));
    }

    @Test
    void fitsAPageWhateverBroke() {
        Results results = Results.event(10_000);
        results.timings.replaceAll(t -> Results.failed(Results.p99(t, 12_345.6), 1_234));
        results.deliveries.replaceAll(t -> Results.p99(t, 12_345.6));
        results.counts = new Counts(9, 999, 999, 999, 10, 10, 0, 99, 99, 99, 10_000, 9_000);
        results.samples(0, 540, s -> new Change(s).cpu(99, 50, 40, 5, 4).sample());
        for (int i = 0; i < 20; i++) {
            results.failures.put("GET /a/annual-convention-of-the-society/live: 502, no. " + i, 9L);
        }
        List<String> lines = lines(results);
        assertThat(lines).hasSizeLessThanOrEqualTo(48).allMatch(line -> line.length() <= 80);
        assertThat(lines).last().asString().startsWith("FAIL: With 10,000 members");
    }

    private static List<String> lines(Results results) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Page.print(results.build(), results.judged(), new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8).lines().toList();
    }
}
