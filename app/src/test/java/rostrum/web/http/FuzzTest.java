package rostrum.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rostrum.testing.Logged;
import rostrum.testing.Meeting;
import rostrum.testing.RawHttp;
import rostrum.testing.WebSite;

/** Good requests, damaged at random: whatever comes of it is no fault of ours. */
final class FuzzTest {
    private static final long SEED = 20_261_114;
    private static final int ROUNDS = 400;
    private static final byte[] NASTY =
            "\0\r\n%;:&=/\\\"'<{\u00ff\u00c0?#+ -.,".getBytes(StandardCharsets.ISO_8859_1);

    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();
    private final Random random = new Random(SEED);

    @Test
    void works() {
        List<String> good = goodRequests();
        Set<Integer> seen = new HashSet<>();
        try (Logged logged = new Logged()) {
            for (int i = 0; i < ROUNDS; i++) {
                byte[] request =
                        damaged(
                                good.get(random.nextInt(good.size()))
                                        .getBytes(StandardCharsets.ISO_8859_1));
                List<Integer> statuses = RawHttp.statuses(RawHttp.ask(site.address(), request));
                seen.addAll(statuses);
                assertThat(statuses)
                        .as(() -> new String(request, StandardCharsets.ISO_8859_1))
                        .allMatch(status -> status < 500 || status == 505);
            }
            assertThat(seen).as("some were still good").contains(200, 303, 400, 404, 405);
            assertThat(logged.errors()).isEmpty();
        }
        assertThat(site.browser().get("/").status()).isEqualTo(200);
    }

    private List<String> goodRequests() {
        long ballot = meeting.openBallot("Adopt?");
        String head =
                lines(
                        " HTTP/1.1",
                        "Host: localhost",
                        "Accept-Encoding: gzip",
                        "Accept-Language: de",
                        "Connection: close",
                        "Cookie: " + meeting.ada.cookieHeader());
        String form = lines("Content-Type: application/x-www-form-urlencoded");
        String multipart = lines("Content-Type: multipart/form-data; boundary=edge");
        String upload =
                lines(
                        "--edge",
                        "Content-Disposition: form-data; name=\"csv\"; filename=\"a.csv\"",
                        "",
                        "number,name",
                        "1,Ada",
                        "--edge--");
        return List.of(
                "GET /" + head + "\r\n",
                "GET " + meeting.urls.home() + head + "\r\n",
                "GET " + meeting.urls.chair() + head + "\r\n",
                "GET " + meeting.urls.register() + "?search=ad%61&after=0" + head + "\r\n",
                "HEAD " + meeting.urls.home() + "/live?view=chair&lang=de&have=a:b" + head + "\r\n",
                post(meeting.urls.vote(ballot), head + form, "choice=yes"),
                post(meeting.urls.chairNotices(), head + form, "text=Lunch+at%20noon"),
                post(meeting.urls.chairBallots(), head + form, "question=Q&majority=simple&item="),
                post("/language", head + form, "language=de&back=%2F"),
                post(meeting.urls.register(), head + multipart, upload));
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String post(String path, String head, String body) {
        return "POST " + path + head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private byte[] damaged(byte[] good) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes =
                    switch (random.nextInt(4)) {
                        case 0 -> replaced(bytes, at, (byte) random.nextInt(256));
                        case 1 -> replaced(bytes, at, NASTY[random.nextInt(NASTY.length)]);
                        case 2 -> Arrays.copyOf(bytes, Math.max(1, at));
                        default -> doubled(bytes, at, random.nextInt(20));
                    };
        }
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int at, byte by) {
        byte[] copy = bytes.clone();
        copy[at] = by;
        return copy;
    }

    /** A few bytes come twice. */
    private static byte[] doubled(byte[] bytes, int at, int length) {
        int end = Math.min(bytes.length, at + length);
        byte[] copy = Arrays.copyOf(bytes, bytes.length + end - at);
        System.arraycopy(bytes, at, copy, end, bytes.length - at);
        return copy;
    }
}
