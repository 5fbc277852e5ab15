package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class StampedTest {
    private static final String MARK = "\0now";

    private static String unzipped(byte[] gzip) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void works() throws IOException {
        Stamped text = Stamped.of("It is \0now, said Bän.", MARK);
        for (String word : new String[] {"1795288729950", "", "später"}) {
            String whole = "It is " + word + ", said Bän.";
            assertThat(new String(text.plain(word), StandardCharsets.UTF_8)).isEqualTo(whole);
            assertThat(unzipped(text.gzip(word))).isEqualTo(whole);
        }
    }

    @Test
    void longOnesAreCompressed() throws IOException {
        String rest = "All in favour say aye. ".repeat(5_000);
        byte[] gzip = Stamped.of(rest + MARK + rest, MARK).gzip("7");
        assertThat(gzip.length).isLessThan(rest.length() / 20);
        assertThat(unzipped(gzip)).isEqualTo(rest + "7" + rest);
    }

    @Test
    void theMarkMustBeThereOnce() {
        assertThatThrownBy(() -> Stamped.of("It is now.", MARK))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Stamped.of(MARK + MARK, MARK))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
