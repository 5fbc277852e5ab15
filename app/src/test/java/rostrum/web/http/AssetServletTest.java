package rostrum.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.WebSite;

final class AssetServletTest {
    private final Browser browser = WebSite.shared().browser();
    private final String address = linkedFrom(browser.get("/").body());

    @Test
    void works() {
        Answer answer = browser.get(address);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/css;charset=utf-8");
        assertThat(answer.header("Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(answer.header("Content-Length")).isEqualTo("" + answer.bytes().length);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void isCompressedForThoseWhoAcceptIt() throws IOException {
        Answer answer =
                browser.send(browser.request(address).header("Accept-Encoding", "br, gzip"));

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.header("Vary")).contains("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.bytes())).readAllBytes())
                .isEqualTo(browser.get(address).bytes());
    }

    @Test
    void otherVersionsAndOtherFilesAreNotFound() {
        String fingerPrint = address.replaceAll(".*\\.([0-9a-f]{10})\\..*", "$1");

        assertThat(browser.get(address.replace(fingerPrint, "0123456789")).status()).isEqualTo(404);
        assertThat(browser.get("/static/app.css").status()).isEqualTo(404);
        assertThat(browser.get("/static/logback.xml").status()).isEqualTo(404);
        assertThat(browser.get("/static/").status()).isEqualTo(404);
        assertThat(browser.post(address).status()).isEqualTo(405);
    }

    private static String linkedFrom(String page) {
        Matcher link = Pattern.compile("rel=\"stylesheet\" href=\"([^\"]+)\"").matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
