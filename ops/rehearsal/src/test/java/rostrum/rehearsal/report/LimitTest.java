package rostrum.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rostrum.rehearsal.result.Result.Generator;

class LimitTest {
    @TempDir Path folder;

    @Test
    void works() {
        Limit limit = Limit.of(rounds(6000, 1000, 4000));
        assertThat(limit.sentence())
                .isEqualTo(
                        "This server carries 4,000 members; with 6,000 members it does not keep"
                                + " every promise.");
        assertThat(limit.reasons().getFirst())
                .startsWith("What gave out first: processor, most of it taken by nginx (");
        assertThat(limit.reasons()).contains("Votes answered within 500 ms: 99 % within 3.1 s.");
        assertThat(limit.status()).isZero();
    }

    @Test
    void whatPassedByLuckIsNotCarried() {
        List<Past> rounds = new ArrayList<>(rounds(1000, 2000, 3000));
        rounds.set(1, past(Spoiled.overloaded(Results.event(2000))));
        assertThat(Limit.of(rounds).sentence()).startsWith("This server carries 1,000 members;");
    }

    @Test
    void notReached() {
        Limit limit = Limit.of(rounds(1000, 2000));
        assertThat(limit.sentence())
                .isEqualTo("This server carries 2,000 members; its limit was not reached.");
        assertThat(limit.reasons()).isEmpty();
    }

    @Test
    void tooSmall() {
        Limit limit = Limit.of(rounds(6000, 7000));
        assertThat(limit.sentence()).isEqualTo("This server does not carry 6,000 members.");
        assertThat(limit.status()).isEqualTo(1);
    }

    @Test
    void aRoundWithoutVerdictSaysNothing() {
        Results busy = Spoiled.grown(6000);
        busy.generator = new Generator(2, 190, 200, 99, 3_000, 400);
        Limit limit = Limit.of(List.of(rounds(1000).getFirst(), past(busy)));
        assertThat(limit.sentence()).endsWith("its limit was not reached.");
        assertThat(Limit.of(List.of(past(busy))).status()).isEqualTo(3);
    }

    @Test
    void page() throws IOException {
        Path file = folder.resolve("limit.html");
        LimitReport.write(file, Limit.of(rounds(1000, 4000, 6000)), Promises.STANDARD);
        assertThat(Files.readString(file))
                .contains("<h1>This server carries 4,000 members;", "promised for votes: 500 ms")
                .doesNotContain("NaN", "${");
    }

    private List<Past> rounds(int... members) {
        return Arrays.stream(members).mapToObj(Spoiled::grown).map(this::past).toList();
    }

    private Past past(Results results) {
        return Past.of(folder, results.build(), results.judged());
    }
}
