package rostrum.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class DecoderTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String EVENT = "id: 1763737920123-x\ndata: a\n\n";
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};

    private final Decoder decoder = new Decoder();

    @Test
    void handsOnWhatIsNotChunked() throws IOException {
        assertThat(take(HEAD + "\r\n" + EVENT)).isEqualTo(EVENT);
        assertThat(decoder.empty()).isTrue();
    }

    @Test
    void keepsWhatIsNotComplete() throws IOException {
        assertThat(take("HTTP/1.1 200 OK\r\nContent-")).isEmpty();
        assertThat(decoder.begun()).isFalse();
        assertThat(take("Type: text/event-stream\r\n\r\n" + EVENT.substring(0, 9))).isEmpty();
        assertThat(decoder.begun()).isTrue();
        assertThat(decoder.empty()).isFalse();
        assertThat(take(EVENT.substring(9))).isEqualTo(EVENT);
        assertThat(decoder.empty()).isTrue();
    }

    @Test
    void takesTheLineBehindAChunkWithItOrBeforeTheNext() throws IOException {
        assertThat(take(CHUNKED + chunk(EVENT))).isEqualTo(EVENT);
        assertThat(decoder.empty()).isTrue();
        assertThat(take("\r\n" + chunk(EVENT) + "\r\n")).isEqualTo(EVENT);
        assertThat(decoder.empty()).isTrue();
        assertThat(take(chunk(EVENT) + "\r\n" + chunk(EVENT))).isEqualTo(EVENT + EVENT);
    }

    @Test
    void joinsAnEventFromSeveralChunks() throws IOException {
        assertThat(take(CHUNKED + chunk(EVENT.substring(0, 7)))).isEmpty();
        assertThat(take("\r\n" + chunk(EVENT.substring(7)))).isEqualTo(EVENT);
    }

    @Test
    void inflatesEachBlockByItself() throws IOException {
        String head = HEAD + "Content-Encoding: gzip\r\n\r\n";
        byte[] block = deflated(EVENT);
        take(head);
        assertThat(decoder.take(GZIP_HEADER)).isEmpty();
        assertThat(text(decoder.take(block))).isEqualTo(EVENT);
        assertThat(decoder.take(Arrays.copyOf(block, 10))).isEmpty();
        assertThat(text(decoder.take(Arrays.copyOfRange(block, 10, block.length))))
                .isEqualTo(EVENT);
        assertThat(decoder.empty()).isTrue();
    }

    @Test
    void refusesWhatIsNoStream() {
        assertThatThrownBy(() -> take("HTTP/1.1 503 Service Unavailable\r\n\r\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
    }

    @Test
    void saysThatTheStreamEnded() throws IOException {
        take(CHUNKED);
        assertThatThrownBy(() -> take("0\r\n\r\n")).hasMessage("the stream ended");
    }

    @Test
    void aTimeStampHas13Digits() {
        byte[] text =
                "id: 1763737920:1 99 17637379201234 1763737920123-x 1763737920124"
                        .getBytes(StandardCharsets.US_ASCII);
        assertThat(Stamps.in(text)).containsExactly(1763737920123L, 1763737920124L);
    }

    private String take(String piece) throws IOException {
        return text(decoder.take(piece.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] deflated(String text) {
        Deflater deflater = new Deflater(6, true);
        try {
            deflater.setInput(text.getBytes(StandardCharsets.ISO_8859_1));
            byte[] bytes = new byte[256];
            int length = deflater.deflate(bytes, 0, bytes.length, Deflater.SYNC_FLUSH);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, length);
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
