package rostrum.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class OriginFilterTest {
    private static final WebSite site = WebSite.shared();
    private static final Meeting meeting = site.meeting();

    @Test
    void works() {
        assertThat(meeting.ben.post(meeting.urls.checkIn()).status())
                .as("a client that is no browser")
                .isEqualTo(303);
        assertThat(posted("Sec-Fetch-Site", "same-origin").status()).isEqualTo(303);
        assertThat(posted("Sec-Fetch-Site", "none").status()).isEqualTo(303);
        assertThat(posted("Origin", "http://localhost:8080").status())
                .as("the public address, behind nginx")
                .isEqualTo(303);
        assertThat(posted("Origin", site.address().toString()).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, nonsense",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost:8080.evil.example",
        "Origin, http://localhost"
    })
    void postsFromOtherSitesAreRefused(String header, String value) {
        meeting.ben.post(meeting.urls.checkOut());

        Answer answer = posted(header, value);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("came from another site");
        assertThat(meeting.services().register().counts(meeting.id).present()).isZero();
    }

    @Test
    void whatTheBrowserSaysItselfCountsMore() {
        assertThat(
                        meeting.ben
                                .send(
                                        meeting.ben
                                                .form(meeting.urls.checkIn())
                                                .header("Sec-Fetch-Site", "cross-site")
                                                .header("Origin", site.address().toString()))
                                .status())
                .isEqualTo(403);
    }

    @Test
    void linksFromOtherSitesAreFollowed() {
        assertThat(
                        meeting.ben
                                .send(
                                        meeting.ben
                                                .request(meeting.urls.home())
                                                .header("Sec-Fetch-Site", "cross-site"))
                                .status())
                .isEqualTo(200);
    }

    private static Answer posted(String header, String value) {
        return meeting.ben.send(meeting.ben.form(meeting.urls.checkIn()).header(header, value));
    }
}
