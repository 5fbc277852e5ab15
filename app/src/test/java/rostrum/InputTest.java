package rostrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {
    @Test
    void aLineIsStripped() {
        assertThat(Input.line("title", "  Annual meeting \n", 20)).isEqualTo("Annual meeting");
    }

    @Test
    void lengthIsCountedInCharactersAndNotInHalves() {
        assertThat(Input.line("title", "🗳🗳🗳", 3)).isEqualTo("🗳🗳🗳");
        assertThatThrownBy(() -> Input.line("title", "🗳🗳🗳🗳", 3))
                .hasMessage("INPUT_INVALID: title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\nb", "a\tb", "a\0b", "a\u0007b", "a\ud83d", "J\uFFFDrg"})
    void aLineThatCannotBeKeptIsRefused(String typed) {
        assertThatThrownBy(() -> Input.line("title", typed, 20)).hasMessage("INPUT_INVALID: title");
    }

    @Test
    void aTextKeepsItsLinesWithPlainLineFeeds() {
        assertThat(Input.text("text", "\r\nBreak.\r\nCoffee\tupstairs.\r", 50))
                .isEqualTo("Break.\nCoffee\tupstairs.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "a\0b", "a\u001bb", "123456"})
    void aTextThatCannotBeKeptIsRefused(String typed) {
        assertThatThrownBy(() -> Input.text("text", typed, 5)).hasMessage("INPUT_INVALID: text");
    }
}
