package rostrum.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final String NEEDED = "--rostrum http://127.0.0.1:8090 7 --codes codes.csv ";

    @Test
    void hasDefaults() {
        Settings settings = parse(NEEDED.strip());
        assertThat(settings.rostrum())
                .isEqualTo(new Settings.Server(URI.create("http://127.0.0.1:8090"), 7));
        assertThat(settings.subscribers()).isEqualTo(10_000);
        assertThat(settings.rates()).containsExactly(1, 5);
        assertThat(settings.nchan()).isNull();
        assertThat(settings.json()).isNull();
    }

    @Test
    void readsTheFlags() {
        Settings settings = parse(NEEDED + "--rates 2,4,8 --bare http://127.0.0.1:1 9 --seconds 3");
        assertThat(settings.rates()).containsExactly(2, 4, 8);
        assertThat(settings.bare())
                .isEqualTo(new Settings.Server(URI.create("http://127.0.0.1:1"), 9));
        assertThat(settings.window()).hasSeconds(3);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> parse("--codes codes.csv")).hasMessageContaining("--rostrum");
        assertThatThrownBy(() -> parse(NEEDED + "--rates 1,,5")).hasMessageContaining("--rates");
        assertThatThrownBy(() -> parse(NEEDED + "--bees")).hasMessageContaining("--bees");
    }

    private static Settings parse(String flags) {
        return Settings.parse(List.of(flags.split(" ")));
    }
}
