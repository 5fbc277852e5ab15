package rostrum.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessCodeTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void aCodeIsTwelveUnambiguousSymbolsInThreeGroups() {
        Set<Integer> symbols = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String code = AccessCode.random(random);
            assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}");
            code.chars().forEach(symbols::add);
            codes.add(code);
        }
        assertThat(codes).hasSize(1000);
        assertThat(symbols).as("all 32 symbols and the dash").hasSize(33);
    }

    @Test
    void everyPositionVaries() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            String code = AccessCode.normalised(AccessCode.random(random)).orElseThrow();
            for (int at = 0; at < code.length(); at++) {
                seen.add(at + ":" + code.charAt(at));
            }
        }
        assertThat(seen).hasSize(12 * 32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123-4567-89AB",
                "0123456789ab",
                " o123 4567 89aB ",
                "OI23-4567-89AB",
                "ol23–4567—89ab",
                "0-1-2-3-4-5-6-7-8-9-A-B",
                "0123\u00a04567\u00a089AB\r\n",
            })
    void whatIsMeantIsUnderstood(String typed) {
        assertThat(AccessCode.normalised(typed)).contains("0123456789AB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123-4567-89A",
                "0123-4567-89AB-C",
                "0123-4567-89AU",
                "0123-4567-89A!",
                "0123-4567-89Aı",
                "0123-4567-89A\0",
            })
    void whatCannotBeACodeIsNone(String typed) {
        assertThat(AccessCode.normalised(typed)).isEmpty();
    }

    @Test
    void aVeryLongTextIsNone() {
        assertThat(AccessCode.normalised("0123456789AB" + " ".repeat(1000))).isEmpty();
    }

    @Test
    void theHashIsSha256() {
        // printf 0123456789AB | sha256sum
        assertThat(HexFormat.of().formatHex(AccessCode.hash("0123456789AB")))
                .isEqualTo("4e3f5a1d81582cf9c45c5b0f43e59793f58d060cc71e7667b5b2a09e37f602a2");
    }
}
