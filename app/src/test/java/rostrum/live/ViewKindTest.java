package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ViewKindTest {
    @ParameterizedTest
    @CsvSource({
        "ballot-17,ballot",
        "ballot,ballot",
        "chair-ballots,chair-ballots",
        "turnout-1,turnout",
        "ballot-,ballot-",
        "ballot17,ballot17",
        "17,17",
        "-17,-17",
        "''," + "''",
        "chair-x-9,chair-x"
    })
    void works(String section, String kind) {
        assertThat(View.kindOf(section)).isEqualTo(kind);
    }

    @Test
    void aViewShowsAllOfAKind() {
        View view = new View("ballot", Set.of("ballot", "meeting"));

        assertThat(view.shows("ballot-1")).isTrue();
        assertThat(view.shows("ballot-99")).isTrue();
        assertThat(view.shows("meeting")).isTrue();
        assertThat(view.shows("ballots")).isFalse();
        assertThat(view.shows("turnout-1")).isFalse();
    }
}
