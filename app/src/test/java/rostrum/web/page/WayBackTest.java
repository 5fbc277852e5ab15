package rostrum.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WayBackTest {
    @ParameterizedTest
    @CsvSource({
        "/,/",
        "/nowhere,/",
        "/a/meeting,/",
        "/a/meeting/live,/a/meeting",
        "/a/meeting/ballots/7/vote,/a/meeting",
        "/a/meeting/chair,/a/meeting",
        "/a/meeting/chair/ballots/7/open,/a/meeting/chair",
        "/a/meeting/register/7/code,/a/meeting/register",
        "/a/<b>,/",
        "//evil.example/a/meeting,/",
        "/organise,/",
        "/organise/assemblies,/organise",
    })
    void aFailedPageLeadsBackToTheOneBefore(String path, String before) {
        assertThat(Urls.before(path)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/meeting,/a/meeting/sign-in",
        "/a/meeting/sign-in,/a/meeting/sign-in",
        "/a/meeting/ballots/7,/a/meeting/sign-in",
    })
    void whoMustSignInIsShownWhere(String path, String signIn) {
        assertThat(Urls.signInFor(path)).hasValue(signIn);
        assertThat(Urls.signInFor("/organise")).isEmpty();
    }
}
