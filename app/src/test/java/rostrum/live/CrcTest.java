package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class CrcTest {
    private final Random random = new Random(17);

    @Test
    void piecesPutTogetherHaveTheCheckSumOfTheWhole() {
        for (int round = 0; round < 300; round++) {
            byte[] whole = new byte[random.nextInt(20_000)];
            random.nextBytes(whole);
            int combined = 0;
            int begin = 0;
            while (begin < whole.length) {
                int length = 1 + random.nextInt(whole.length - begin);
                int piece = crc(whole, begin, length);
                combined = Crc.combine(combined, piece, Crc.shift(length));
                begin += length;
            }
            assertThat(combined).isEqualTo(crc(whole, 0, whole.length));
        }
    }

    @Test
    void anEmptyPieceChangesNothing() {
        int some = crc(new byte[] {1, 2, 3}, 0, 3);
        assertThat(Crc.combine(some, 0, Crc.shift(0))).isEqualTo(some);
    }

    @Test
    void lengthsBeyondAnIntAreRight() {
        // 2^33 zero bytes, put together by doubling, against one shift of that length.
        int zeros = crc(new byte[1], 0, 1);
        for (int power = 0; power < 33; power++) {
            zeros = Crc.combine(zeros, zeros, Crc.shift(1L << power));
        }
        int first = crc(new byte[] {42}, 0, 1);
        int atOnce = Crc.combine(first, zeros, Crc.shift(1L << 33));
        int inHalves = Crc.combine(first, half(), Crc.shift(1L << 32));
        assertThat(Crc.combine(inHalves, half(), Crc.shift(1L << 32))).isEqualTo(atOnce);
    }

    private static int half() {
        int zeros = crc(new byte[1], 0, 1);
        for (int power = 0; power < 32; power++) {
            zeros = Crc.combine(zeros, zeros, Crc.shift(1L << power));
        }
        return zeros;
    }

    private static int crc(byte[] bytes, int begin, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, begin, length);
        return (int) crc.getValue();
    }
}
