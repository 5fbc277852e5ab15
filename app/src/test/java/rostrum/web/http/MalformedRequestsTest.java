package rostrum.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rostrum.testing.Browser;
import rostrum.testing.Logged;
import rostrum.testing.Meeting;
import rostrum.testing.RawHttp;
import rostrum.testing.WebSite;

/** What no decent client sends is the client's fault: 4xx, and nothing for the operator to read. */
final class MalformedRequestsTest {
    private static final WebSite site = WebSite.shared();
    private static final Logged logged = new Logged();
    private static final Meeting meeting = site.meeting();

    @AfterAll
    static void nothingIsAnError() {
        assertThat(logged.messages(Level.WARN)).isEmpty();
        assertThat(site.browser().get("/").status()).as("it still answers").isEqualTo(200);
        logged.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/..;/x",
                "//",
                "//evil.example",
                "/%2e%2e/",
                "/../../etc/passwd",
                "/a/./x",
                "/a/%2e%2e/%2e%2e/etc/passwd",
                "/a/MEETING/",
                "/a/MEETING;jsessionid=1",
                "/a;x=y/MEETING",
                "/a/MEETING%2fchair",
                "/a/MEETING%5cchair",
                "/a%2fMEETING",
                "/a/MEETING%00",
                "/%",
                "/%zz",
                "/a/%ff%fe",
                "/a/%c0%af",
                "/a/MEETING//chair",
                "/a/MEETING/chair/",
                "/\u00ff",
                "/a/MEETING\\chair",
                "/a/{slug}",
                "/a/" + "x",
                "/static/../app.css",
                "/static/%2e%2e/logback.xml",
                "/WEB-INF/web.xml",
                "/?%",
                "/?%zz=1",
                "/?a=%ff",
                "/a/MEETING/sign-in?code=%ff",
                "/a/MEETING/sign-in?code=%00",
                "/a/MEETING/sign-in?code=%",
                "/a/MEETING/ballots/99999999999999999999",
                "/a/MEETING/ballots/%31"
            })
    void pathTricksFindNothing(String path) {
        String target = path.replace("MEETING", meeting.slug);

        int status = status("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        if (path.startsWith("/?")) {
            assertThat(status).as(path).isIn(200, 400);
        } else {
            assertThat(status).as(path).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "\0\0\0\0\r\n\r\n",
                "GET\r\n\r\n",
                "GET /\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nNo colon\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nBad: \0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n",
                "GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
                "G\u00c4T / HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /language HTTP/1.1\r\nHost: x\r\nExpect: nonsense\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void malformedRequestsAreRefused(String request) {
        String answer = RawHttp.ask(site.address(), request);

        assertThat(RawHttp.statuses(answer)).as(answer).isNotEmpty();
        // RFC 9110, 15.6.6: a version that is not supported is answered with 505.
        assertThat(RawHttp.statuses(answer))
                .allMatch(status -> (status >= 400 && status < 500) || status == 505);
        assertThat(answer)
                .contains("X-Content-Type-Options: nosniff")
                .contains("Content-Security-Policy: default-src 'none'")
                .doesNotContainIgnoringCase("jetty");
    }

    @Test
    void oldVersionsOfHttpAreAnsweredOrRefused() {
        assertThat(status("GET / HTTP/1.0\r\n\r\n")).isEqualTo(200);
        assertThat(status("GET /nothing HTTP/1.0\r\n\r\n")).isEqualTo(404);
        assertThat(status("GET /\r\n")).isBetween(400, 505);
    }

    @Test
    void severalRequestsAtOnceAreAnsweredInOrder() {
        String head = " HTTP/1.1\r\nHost: x\r\n";
        List<String> requests =
                List.of(
                        "GET /" + head,
                        "GET /nothing" + head,
                        "POST /language" + head + "Content-Length: 0\r\n",
                        "GET /" + head + "Connection: close\r\n");

        String answer = RawHttp.ask(site.address(), String.join("\r\n", requests) + "\r\n");

        assertThat(RawHttp.statuses(answer)).containsExactly(200, 404, 400, 200);
    }

    @Test
    void hugeHeadersAreRefused() {
        String huge = "x".repeat(20_000);

        assertThat(status("GET / HTTP/1.1\r\nHost: x\r\nCookie: " + huge + "\r\n\r\n"))
                .isEqualTo(431);
        assertThat(status("GET / HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(5000) + "\r\n"))
                .isEqualTo(431);
        assertThat(status("GET /" + huge + " HTTP/1.1\r\nHost: x\r\n\r\n")).isEqualTo(414);
    }

    @Test
    void strangeCookiesAreIgnored() {
        for (String cookie :
                List.of(
                        "rostrum",
                        "=",
                        ";;;",
                        "rostrum=\"unclosed",
                        "rostrum=a, b",
                        "\u00ff=\u00ff",
                        "language=de; language=xx; rostrum=; rostrum=y",
                        "$Version=1; a=b")) {
            assertThat(
                            status(
                                    "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: "
                                            + cookie
                                            + "\r\n\r\n"))
                    .as(cookie)
                    .isIn(200, 400);
        }
    }

    @Test
    void hugeFormsAreRefused() {
        Browser ada = meeting.ada;

        assertThat(ada.post(meeting.urls.chairNotices(), "text", "x".repeat(900_000)).status())
                .isEqualTo(413);
        String[] many = new String[20_000];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = "p" + i;
            many[i + 1] = "";
        }
        assertThat(ada.post(meeting.urls.chairNotices(), many).status()).isEqualTo(413);
    }

    @Test
    void manyParametersInTheAddressChangeNothing() {
        String query = "a&".repeat(6000);

        assertThat(status("GET /?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .isIn(200, 413, 414);
        assertThat(
                        status(
                                "GET "
                                        + meeting.urls.signIn()
                                        + "?code=one&code=two&CODE=three&code[]=4"
                                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text=%",
                "text=%zz",
                "text=%ff",
                "text=%c3",
                "text=%c0%80",
                "text=%ed%a0%80",
                "text=%00",
                "text=\u00ff",
                "%ff=x&text=",
                "=&=&text",
                "text=%EF%BF%BD"
            })
    void badEncodingsInFormsAreRefused(String body) {
        assertThat(posted("application/x-www-form-urlencoded", body)).isBetween(400, 422);
        assertThat(posted("application/x-www-form-urlencoded; charset=utf-16", body))
                .isBetween(400, 422);
        assertThat(posted("application/x-www-form-urlencoded; charset=nonsense", body))
                .isBetween(400, 422);
        assertThat(posted("text/plain", body)).isBetween(400, 422);
        assertThat(posted("///", body)).isBetween(400, 422);
        assertThat(meeting.services().notices().current(meeting.id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--edge",
                "--edge\r\n\r\nx",
                "--edge--",
                "--edge\r\nContent-Disposition: x\r\n\r\nx\r\n",
                "--edge\r\nContent-Disposition: form-data; name=\"csv\"\r\n\r\nnumber,name",
                "--edge\r\nContent-Disposition: form-data; name=\"csv\"; filename=\"../../x\"\r\n\r\nx\r\n--edge--",
                "--edge\r\nContent-Disposition: form-data; name=\"csv\r\n\r\nx\r\n--edge--",
                "--edge\r\nContent-Disposition: form-data\r\n\r\nx\r\n--edge--",
                "--edge\r\nno colon\r\n\r\nx\r\n--edge--",
                "\0\0\0",
                "--other\r\n\r\n--other--"
            })
    void brokenUploadsAreRefused(String body) {
        for (String type :
                List.of(
                        "multipart/form-data",
                        "multipart/form-data; boundary=",
                        "multipart/form-data; boundary=edge",
                        "multipart/form-data; boundary=\"edge",
                        "multipart/mixed; boundary=edge")) {
            assertThat(posted(meeting.urls.register(), type, body)).as(type).isBetween(400, 422);
            assertThat(posted(meeting.urls.chairNotices(), type, body))
                    .as(type)
                    .isBetween(400, 422);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\ntext=x\r\n0\r\n\r\n",
                "-1\r\n\r\n",
                "ffffffffffffffffff\r\nx",
                "6\r\ntext=x0\r\n\r\n",
                "6\r\ntext=x\r\n",
                "6;ext=\"\r\ntext=x\r\n0\r\nTrailer\r\n\r\n",
                "\r\n\r\n"
            })
    void brokenChunksAreRefused(String body) {
        String answer =
                RawHttp.ask(
                        site.address(),
                        "POST "
                                + meeting.urls.chairNotices()
                                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: "
                                + meeting.ada.cookieHeader()
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + body);

        // A client that hangs up in the middle of its request may be hung up on.
        assertThat(RawHttp.statuses(answer)).allMatch(status -> status >= 400 && status < 500);
        assertThat(meeting.services().notices().current(meeting.id)).isEmpty();
    }

    @Test
    void bodiesShorterThanAnnouncedAreRefused() {
        String answer =
                RawHttp.ask(
                        site.address(),
                        "POST "
                                + meeting.urls.chairNotices()
                                + " HTTP/1.1\r\nHost: x\r\nCookie: "
                                + meeting.ada.cookieHeader()
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: 100\r\n\r\ntext=half");

        assertThat(RawHttp.statuses(answer)).allMatch(status -> status >= 400 && status < 500);
        assertThat(meeting.services().notices().current(meeting.id)).isEmpty();
    }

    private static int posted(String type, String body) {
        return posted(meeting.urls.chairNotices(), type, body);
    }

    private static int posted(String path, String type, String body) {
        return status(
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: "
                        + meeting.ada.cookieHeader()
                        + "\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body);
    }

    private static int status(String request) {
        String answer = RawHttp.ask(site.address(), request);
        assertThat(RawHttp.statuses(answer)).as("an answer").isNotEmpty();
        return RawHttp.statuses(answer).getFirst();
    }
}
