package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** Compressed streams made of blocks that were compressed once for everybody. */
final class GzipTest {
    private static final int GZIP_HEADER = 10;

    private final Random random = new Random(23);

    @Test
    void anySequenceOfBlocksIsOneGzipMember() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (int size : new int[] {1, 10, 4_095, 4_096, 4_097, 9_000, 100_000, 400_000}) {
            blocks.add(Block.of(text(size)));
        }
        for (int round = 0; round < 100; round++) {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            ByteArrayOutputStream gzip = new ByteArrayOutputStream();
            int crc = 0;
            int length = 0;
            int count = 1 + random.nextInt(8);
            for (int i = 0; i < count; i++) {
                Block block = blocks.get(random.nextInt(blocks.size()));
                crc = block.crcAfter(crc);
                length += block.length();
                plain.writeBytes(bytes(block.plain()));
                ByteBuffer bytes = block.deflated();
                bytes = i == count - 1 ? Gzip.end(bytes, crc, length) : bytes;
                bytes = i == 0 ? Gzip.start(bytes) : bytes;
                gzip.writeBytes(bytes(bytes));
            }
            try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip.toByteArray()))) {
                assertThat(in.readAllBytes()).isEqualTo(plain.toByteArray());
            }
        }
    }

    @Test
    void blocksPutTogetherAreTheSameBytes() {
        Block one = Block.of(text(5_000));
        Block other = Block.of("Grüße, 你好\n\n");
        Block both = Block.of(List.of(one, other));
        assertThat(both.length()).isEqualTo(one.length() + other.length());
        assertThat(both.crcAfter(0)).isEqualTo(other.crcAfter(one.crcAfter(0)));
    }

    @Test
    void whoeverJoinsWheneverDecodesExactlyThePlainStream() {
        HubWorld world = new HubWorld(new FakeSource("agenda", "notices", "ballot-1"));
        List<Twins> twins = new ArrayList<>();
        for (int round = 0; round < 160; round++) {
            if (random.nextInt(4) == 0) {
                twins.add(new Twins(world));
            }
            for (int change = random.nextInt(3); change > 0; change--) {
                String section = random.nextBoolean() ? "agenda" : "ballot-" + random.nextInt(4);
                world.change(section, text(random.nextInt(3_000)));
            }
            for (Twins pair : twins) {
                if (random.nextInt(3) == 0) {
                    pair.read();
                }
            }
            world.tick();
            if (round % 20 == 0) {
                twins.forEach(Twins::assertSameSoFar);
            }
        }
        world.hub.drain();
        for (int second = 0; second <= HubWorld.DRAIN.toSeconds(); second++) {
            world.hub.sweep();
            twins.forEach(Twins::read);
            world.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(twins).hasSizeGreaterThan(20).allSatisfy(Twins::assertEnded);
    }

    /** Two that join at the same moment and read as slowly, one of them compressed. */
    private static final class Twins {
        private final FakeSink plain;
        private final FakeSink gzip;

        Twins(HubWorld world) {
            plain = world.open(world.asking(Map.of(), false, 0));
            gzip = world.open(world.asking(Map.of(), true, 0));
        }

        void read() {
            plain.makeRoom(1);
            gzip.makeRoom(1);
        }

        /** Also before the end: every block is flushed. */
        void assertSameSoFar() {
            assertThat(inflated(gzip.bytes())).isEqualTo(plain.text());
        }

        void assertEnded() {
            plain.unlimited();
            gzip.unlimited();
            assertThat(plain.text()).contains("event: goodbye");
            // Checks the trailer, too.
            assertThat(gzip.gunzipped()).isEqualTo(plain.text());
            assertThat(gzip.completed()).isEqualTo(1);
        }
    }

    private static String inflated(byte[] gzip) {
        if (gzip.length == 0) {
            return "";
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(gzip, GZIP_HEADER, gzip.length - GZIP_HEADER);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[8192];
            int length = inflater.inflate(chunk);
            while (length > 0) {
                out.write(chunk, 0, length);
                length = inflater.inflate(chunk);
            }
            return out.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(
                    random.nextInt(3) == 0
                            ? "<li>agenda item</li>"
                            : (char) ('a' + random.nextInt(26)));
        }
        text.setLength(length);
        return text.toString();
    }
}
