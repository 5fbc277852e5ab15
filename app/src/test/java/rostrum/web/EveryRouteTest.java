package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Logged;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

/** What holds for every address in the table of contents, also for those still to come. */
final class EveryRouteTest {
    private static final WebSite site = WebSite.shared();
    private static final Logged logged = new Logged();
    private static final Meeting meeting = site.meeting();
    private static final Meeting hidden = site.meeting().membersOnly();
    private static final Meeting draft = site.meeting();

    static {
        draft.execute("UPDATE assembly SET state = 'draft' WHERE id = " + draft.id);
    }

    @AfterAll
    static void nothingIsAnError() {
        assertThat(logged.errors()).isEmpty();
        logged.close();
    }

    /** As {@code Routes} lists them: {@code GET /a/{slug}}. */
    static List<String> routes() throws IOException {
        String source = Files.readString(Path.of("src/main/java/rostrum/web/Routes.java"));
        return Pattern.compile("\"((?:GET|POST) /[^\"]*)\"")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    static List<String> routesOfAssemblies() throws IOException {
        return routes().stream().filter(route -> route.contains("{slug}")).toList();
    }

    static List<String> pages() throws IOException {
        return routes().stream().filter(route -> route.startsWith("GET ")).toList();
    }

    @Test
    void thereAreRoutes() throws IOException {
        assertThat(routes()).hasSizeGreaterThan(25).contains("GET /", "GET /a/{slug}/live");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void answersWithSecurityHeaders(String route) {
        Answer answer = ask(site.browser(), route, hidden);

        SecurityHeaders.assertOn(answer);
        assertThat(answer.status()).isLessThan(500);
    }

    @ParameterizedTest
    @MethodSource("routesOfAssemblies")
    void whatIsForMembersOnlyOlgaCannotReach(String route) {
        for (Browser stranger : List.of(site.olga(), site.browser())) {
            Answer answer = ask(stranger, route, hidden);
            if (route.endsWith("/sign-in") || route.endsWith("/sign-out")) {
                assertThat(answer.status()).isIn(200, 303, 403);
            } else {
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.body()).doesNotContain("Meeting of");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routesOfAssemblies")
    void whatIsADraftOlgaCannotReach(String route) {
        for (Browser stranger : List.of(site.olga(), site.browser(), draft.ben)) {
            Answer answer = ask(stranger, route, draft);
            if (route.endsWith("/sign-in") || route.endsWith("/sign-out")) {
                assertThat(answer.status()).isIn(200, 303, 403);
            } else {
                assertThat(answer.status()).isEqualTo(404);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void headAnswersLikeGetWithoutABody(String route) {
        String path = path(route, meeting);
        if (route.endsWith("/live")) {
            Answer head = meeting.ada.head(path);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
            return;
        }

        Answer head = meeting.ada.head(path);
        Answer get = meeting.ada.get(path);

        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void rangesAreIgnored(String route) {
        if (!route.endsWith("/live")) {
            String path = path(route, meeting);
            Answer whole = meeting.ada.get(path);
            for (String range : List.of("bytes=0-10", "bytes=5-1", "bytes=99999-", "lines=x")) {
                Answer answer = meeting.ada.send(meeting.ada.request(path).header("Range", range));
                assertThat(answer.status()).as(range).isEqualTo(whole.status());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void otherMethodsAreRefused(String route) throws IOException {
        String path = route.substring(route.indexOf(' ') + 1);
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO", "get")) {
            Answer answer =
                    meeting.ada.send(
                            meeting.ada
                                    .request(path(route, meeting))
                                    .method(
                                            method,
                                            java.net.http.HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.status()).as(method).isEqualTo(405);
            List<String> allowed =
                    routes().stream()
                            .filter(other -> other.endsWith(" " + path))
                            .map(other -> other.substring(0, other.indexOf(' ')))
                            .toList();
            assertThat(answer.header("Allow").split(", ")).containsAll(allowed);
            SecurityHeaders.assertOn(answer);
        }
    }

    private static Answer ask(Browser browser, String route, Meeting at) {
        String path = path(route, at);
        return route.startsWith("GET ") ? browser.get(path) : browser.post(path);
    }

    private static String path(String route, Meeting at) {
        return route.substring(route.indexOf(' ') + 1)
                .replace("{slug}", at.slug)
                .replaceAll("\\{\\w+}", "1");
    }
}
