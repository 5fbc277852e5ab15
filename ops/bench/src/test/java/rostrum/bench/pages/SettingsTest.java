package rostrum.bench.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final String NEEDED = "--url http://127.0.0.1:8090 --pid 7 --codes codes.csv";

    @Test
    void hasDefaultsAndReadsTheFlags() {
        Settings settings = parse(NEEDED);
        assertThat(settings.url()).isEqualTo(URI.create("http://127.0.0.1:8090"));
        assertThat(settings.requests()).isEqualTo(4000);
        assertThat(settings.rounds()).isEqualTo(3);
        assertThat(settings.json()).isNull();
        assertThat(parse(NEEDED + " --requests 8 --rounds 1").requests()).isEqualTo(8);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> parse("--codes codes.csv")).hasMessageContaining("--url");
        assertThatThrownBy(() -> parse(NEEDED + " --requests 0"))
                .hasMessageContaining("--requests");
        assertThatThrownBy(() -> parse(NEEDED + " --bees")).hasMessageContaining("--bees");
    }

    private static Settings parse(String flags) {
        return Settings.parse(List.of(flags.split(" ")));
    }
}
