package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReceiptKeyTest {
    private final ReceiptKey key = ReceiptKey.of("a session's token");

    @Test
    void theSameBrowserGetsTheSameCodeForAPaper() {
        assertThat(key.code(7, 42)).isEqualTo(ReceiptKey.of("a session's token").code(7, 42));
    }

    /** HMAC-SHA-256 of "receipt 7 42", as other libraries compute it. */
    @Test
    void aCodeIsTheFirst80BitsOfTheMac() {
        assertThat(key.code(7, 42)).isEqualTo("R8BA-Z3R6-D31S-ETDG");
    }

    @Test
    void everyPaperHasACodeOfItsOwn() {
        Set<String> codes = new HashSet<>();
        for (int ballot = 1; ballot <= 40; ballot++) {
            for (int member = 1; member <= 40; member++) {
                codes.add(key.code(ballot, member));
                codes.add(ReceiptKey.of("another token").code(ballot, member));
            }
        }
        assertThat(codes).hasSize(2 * 40 * 40);
    }

    @Test
    void theTokenIsNotShown() {
        assertThat(key.toString()).isEqualTo("ReceiptKey");
    }

    @Test
    void codesCanBeReadAloud() {
        assertThat(ReceiptCode.of(new byte[10])).isEqualTo("0000-0000-0000-0000");
        assertThat(ReceiptCode.of(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1}))
                .isEqualTo("ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assertThat(ReceiptCode.of(new byte[] {0, 68, 50, 20, -57, 66, 84, -74, 53, -49}))
                .isEqualTo("0123-4567-89AB-CDEF");
    }
}
