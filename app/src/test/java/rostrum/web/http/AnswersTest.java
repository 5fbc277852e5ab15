package rostrum.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class AnswersTest {
    private static final Meeting meeting = WebSite.shared().meeting();

    private final Browser browser = WebSite.shared().browser();

    @Test
    void smallPagesAreNotWorthIt() {
        // The second is kept, compressed or not.
        for (String small : List.of("/organise/sign-in", meeting.urls.signIn())) {
            Answer answer = browser.send(browser.request(small).header("Accept-Encoding", "gzip"));
            assertThat(answer.header("Content-Encoding")).isEmpty();
            assertThat(answer.body()).startsWith("<!doctype html>").hasSizeLessThan(1400);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|gzip",
                "br, GZIP;q=0.5|gzip",
                "gzip ; q=1.0|gzip",
                "gzip;q=0|''",
                "gzip; q=0.000|''",
                "identity|''",
                "notgzip|''",
                ",;,|''"
            })
    void pagesAreCompressedForThoseWhoAcceptIt(String accepted, String coding) {
        Answer answer =
                browser.send(
                        browser.request(meeting.urls.home()).header("Accept-Encoding", accepted));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Encoding")).isEqualTo(coding);
    }
}
