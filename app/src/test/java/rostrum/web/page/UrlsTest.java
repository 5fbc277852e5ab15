package rostrum.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlsTest {
    @Test
    void works() {
        Urls.Assembly urls = Urls.assembly("spring");

        assertThat(urls.home()).isEqualTo("/a/spring");
        assertThat(urls.vote(7)).isEqualTo("/a/spring/ballots/7/vote");
        assertThat(urls.registerAfter("a&b", "+ü"))
                .isEqualTo("/a/spring/register?search=a%26b&after=%2B%C3%BC");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/spring/chair/ballots/7/open, /a/spring/chair",
        "/a/spring/register, /a/spring/register",
        "/a/spring/register/7/code, /a/spring/register",
        "/a/spring/sign-in, /a/spring/sign-in",
        "/a/spring/ballots/7/vote, /a/spring/ballots/7",
        "/a/spring/check-in, /a/spring",
        "/organise/assemblies, /organise",
        "/language, /",
        "/a/%22/chair, /"
    })
    void aRefusedFormLeadsBackToItsPage(String posted, String page) {
        assertThat(Urls.formOf(posted)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "//x", "x", "/\\x", "/a?b", "/a#b", "/a b", "/a\n", "/%2e", "/ä"})
    void otherPathsAreNotOurs(String path) {
        assertThat(Urls.isOurs(path)).isFalse();
        assertThat(Urls.assemblyOf(path)).isEmpty();
    }

    @Test
    void anAssemblyIsFoundInItsAddresses() {
        assertThat(Urls.assemblyOf("/a/spring/chair")).contains(Urls.assembly("spring"));
        assertThat(Urls.assemblyOf("/a/spring")).contains(Urls.assembly("spring"));
        assertThat(Urls.assemblyOf("/a/")).isEmpty();
        assertThat(Urls.assemblyOf("/organise")).isEmpty();
    }
}
