package rostrum.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PathPatternTest {
    private static final PathPattern ballot = PathPattern.parse("/a/{slug}/ballots/{id}");

    @Test
    void works() {
        assertThat(ballot.match("/a/spring-2026/ballots/7"))
                .contains(Map.of("slug", "spring-2026", "id", "7"));
        assertThat(PathPattern.parse("/").match("/")).contains(Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a/x/ballots",
                "/a/x/ballots/",
                "/a/x/ballots/7/",
                "/a/x/ballots/7/vote",
                "//a/x/ballots/7",
                "/a//ballots/7",
                "/a/x/y/ballots/7",
                "/a/x/ballots/%37",
                "/a/x;y/ballots/7",
                "/a/ä/ballots/7",
                "/a/x/ballots/7\n",
                "/a/x/ballots/7?",
                "/A/x/ballots/7"
            })
    void otherPathsDoNotFit(String path) {
        assertThat(ballot.match(path)).isEmpty();
    }

    @Test
    void whatIsNoVariableMeansItself() {
        assertThat(PathPattern.parse("/a.b").match("/axb")).isEmpty();
        assertThat(PathPattern.parse("/{x}").match("/" + "x".repeat(101))).isEmpty();
        assertThat(PathPattern.parse("/{x}").match("/" + "x".repeat(100))).isPresent();
    }
}
