package rostrum.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rostrum.live.Source.Rendered;

final class FragmentsTest {
    private final Fragments fragments = new Fragments(templates());

    @Test
    void works() {
        Rendered rendered = fragments.render("_presence", presence("en", 3));

        assertThat(rendered.hash()).matches("[A-Za-z0-9_-]{12}");
        assertThat(rendered.html())
                .isEqualTo(
                        "<p id=\"presence\" data-v=\""
                                + rendered.hash()
                                + "\" class=\"presence\">3 screens connected</p>");
    }

    @Test
    void theSameContentHasTheSameHashInEveryProcess() {
        Rendered here = fragments.render("_presence", presence("en", 3));
        Rendered there = new Fragments(templates()).render("_presence", presence("en", 3));

        assertThat(there).isEqualTo(here);
    }

    @Test
    void otherContentHasAnotherHash() {
        String three = fragments.render("_presence", presence("en", 3)).hash();

        assertThat(fragments.render("_presence", presence("en", 4)).hash()).isNotEqualTo(three);
        assertThat(fragments.render("_presence", presence("de", 3)).hash()).isNotEqualTo(three);
    }

    @Test
    void aTemplateWithoutAPlaceForTheHashIsRefused() {
        Map<String, Object> model = new HashMap<>(presence("en", 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> fragments.render("result", model))
                .withMessage("no place for the hash in result");
    }

    private static Map<String, Object> presence(String language, int total) {
        return Map.of("id", "presence", "t", new Text(language), "total", total, "shown", total);
    }

    private static Templates templates() {
        try {
            return new Templates(Optional.empty());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
