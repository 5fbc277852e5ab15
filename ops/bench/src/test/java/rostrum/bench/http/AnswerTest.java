package rostrum.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final String ONE = event("1-a", "<p>Größe</p>");
    private static final String TWO = event("2-b", "<p>Größe, wieder</p>");
    private static final byte[] LAST_CHUNK = Wire.bytes("0\r\nserver-timing: x\r\n\r\n");
    private static final byte[] PLAIN_HEAD = head("");
    private static final byte[] GZIP_HEAD = head("Content-Encoding: gzip\r\n");

    @Test
    void decodesAChunkedBodyWhereverTheBytesAreSplit() throws IOException {
        for (int chunk : new int[] {1, 7, 16, 1000}) {
            byte[] body = Wire.chunks(Wire.bytes(ONE + TWO), chunk);
            byte[] bytes = Wire.join(PLAIN_HEAD, body, LAST_CHUNK);
            for (int split = 0; split <= bytes.length; split++) {
                assertThat(body(Drip.inTwo(bytes, split)).readAllBytes())
                        .isEqualTo(Wire.bytes(ONE + TWO));
            }
        }
    }

    @Test
    void decodesACompressedStreamWhereverTheBytesAreSplit() throws IOException {
        for (int chunk : new int[] {1, 7, 1000}) {
            byte[] bytes = Wire.join(GZIP_HEAD, compressed(chunk));
            for (int split = 0; split <= bytes.length; split++) {
                SseReader reader = new SseReader(body(Drip.inTwo(bytes, split)));
                assertThat(reader.next()).isEqualTo(new SseEvent("1-a", "agenda", "<p>Größe</p>"));
                assertThat(reader.next())
                        .isEqualTo(new SseEvent("2-b", "agenda", "<p>Größe, wieder</p>"));
            }
        }
    }

    @Test
    void handsOverACompressedEventBeforeMoreArrives() throws IOException {
        SseReader reader = new SseReader(body(Drip.open(Wire.join(GZIP_HEAD, compressed(1000)))));
        assertThat(reader.next()).isNotNull();
        assertThat(reader.next()).isNotNull();
        assertThatThrownBy(reader::next).isInstanceOf(AssertionError.class);
    }

    @Test
    void noticesAConnectionThatIsCut() throws IOException {
        byte[] whole = Wire.join(PLAIN_HEAD, Wire.chunks(Wire.bytes(ONE), 16), LAST_CHUNK);
        for (int length = 0; length < whole.length; length++) {
            InputStream cut = Drip.inTwo(whole, length);
            byte[] part = cut.readNBytes(length);
            assertThatThrownBy(() -> body(Drip.singly(part)).readAllBytes())
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void readsCookiesAndRedirect() throws IOException {
        Answer answer =
                Answer.read(
                        Drip.singly(
                                Wire.bytes(
                                        """
                                        HTTP/1.1 303 See Other\r
                                        Set-Cookie: session=abc; Path=/; HttpOnly\r
                                        set-cookie: lang=de\r
                                        Location: http://localhost:8080/a/demo?x=1\r
                                        \r
                                        """)));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.cookies()).isEqualTo("session=abc; lang=de");
        assertThat(answer.locationPath()).isEqualTo("/a/demo");
    }

    private static byte[] head(String more) {
        return Wire.bytes(
                "HTTP/1.1 200 OK\r\n%sTransfer-Encoding: chunked\r\n\r\n".formatted(more));
    }

    private static String event(String id, String data) {
        return "id: %s\nevent: agenda\ndata: %s\n\n".formatted(id, data);
    }

    private static byte[] compressed(int chunk) {
        return Wire.chunks(Wire.join(Wire.gzipHeader(), Wire.block(ONE), Wire.block(TWO)), chunk);
    }

    private static InputStream body(InputStream connection) throws IOException {
        return Answer.read(connection).body(connection);
    }
}
