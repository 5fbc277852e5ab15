package rostrum.bench.pages;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rostrum.bench.http.Answer;
import rostrum.bench.http.Http;
import rostrum.bench.site.Document;
import rostrum.bench.site.Person;

/** Somebody at the demo's assembly, signed in or not, and what they ask for. */
final class Visitor {
    private static final String ASSEMBLY = "/a/demo";

    private final Http http;

    Visitor(Http http) {
        this.http = http;
    }

    /** The requests to measure; members ask as this one. */
    List<Request> requests(Person member) throws IOException {
        String cookie = signIn(member);
        String stream = stream(page("", ASSEMBLY));
        String own = stream(page(cookie, ASSEMBLY));
        return List.of(
                new Request("public page", 100, () -> page("", ASSEMBLY)),
                new Request("projector", 100, () -> page("", ASSEMBLY + "/projector")),
                new Request("public stream, opened and left", 0, () -> open("", stream)),
                new Request("signed-in page", 0, () -> page(cookie, ASSEMBLY)),
                new Request("its stream, opened and left", 0, () -> open(cookie, own)),
                new Request(
                        "signed-in page and stream",
                        500,
                        () -> open(cookie, stream(page(cookie, ASSEMBLY)))),
                new Request("sign-in", 0, () -> signIn(member)));
    }

    private String signIn(Person member) throws IOException {
        Answer answer =
                http.post(ASSEMBLY + "/sign-in", Map.of("code", member.code()), "").answer();
        if (answer.status() != 303 || answer.cookies().isEmpty()) {
            throw new IOException("sign-in answered " + answer.status());
        }
        return answer.cookies();
    }

    private Document page(String cookie, String path) throws IOException {
        Http.Page page = http.get(path, cookie);
        Document document = Document.of(page.body());
        if (page.answer().status() != 200 || document.sections().isEmpty()) {
            throw new IOException(path + " answered " + page.answer().status());
        }
        return document;
    }

    /** The address at which the page's script asks for what the page lacks. */
    private static String stream(Document page) {
        String have =
                page.sections().entrySet().stream()
                        .map(section -> section.getKey() + ":" + section.getValue())
                        .collect(Collectors.joining(","));
        return page.live() + "&have=" + URLEncoder.encode(have, StandardCharsets.UTF_8);
    }

    private void open(String cookie, String address) throws IOException {
        try (Http.Connection stream = http.stream(address, cookie, true)) {
            if (stream.answer().status() != 200 || stream.body().read() < 0) {
                throw new IOException("a stream answered " + stream.answer().status());
            }
        }
    }
}
