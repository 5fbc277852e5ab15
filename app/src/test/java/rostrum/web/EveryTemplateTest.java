package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.web.page.Urls;

/**
 * Renders every template in both languages. Each is marked in a copy of the folder, so that what
 * was rendered can be told from the answers.
 */
final class EveryTemplateTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern MARK = Pattern.compile("<!--mark ([\\w-]+)-->");

    @TempDir private Path folder;
    private final Set<String> all = new TreeSet<>();
    private final Set<String> rendered = new TreeSet<>();

    @BeforeEach
    void markTemplates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                String mark = "<!--mark " + name.replace(".ftlh", "") + "-->";
                String text = Files.readString(file);
                String marked =
                        text.contains("<#macro")
                                ? text.replaceFirst("(<#macro [^>]*>)", "$1" + mark)
                                : mark + text;
                Files.writeString(folder.resolve(name), marked);
                all.add(name.replace(".ftlh", ""));
            }
        }
    }

    @Test
    void works() {
        try (WebSite site = WebSite.start(Map.of("ROSTRUM_TEMPLATES", folder.toString()))) {
            for (String language : new String[] {"en", "de"}) {
                rendered.clear();
                visit(site, site.meeting(), language);
                assertThat(rendered).as(language).isEqualTo(all);
            }
        }
    }

    private void visit(WebSite site, Meeting meeting, String language) {
        Browser ada = meeting.ada.withCookie("language", language);
        Browser ben = meeting.ben.withCookie("language", language);
        Browser otto = site.organiser().withCookie("language", language);
        meeting.services().agenda().moveTo(meeting.id, meeting.item("Budget").id());
        meeting.services().notices().post(meeting.id, "Lunch");
        meeting.draft("Draft?", true);
        long closed = meeting.openBallot("Closed?");
        meeting.services().ballots().close(meeting.id, closed);
        long published = meeting.openBallot("Published?");
        meeting.services().ballots().close(meeting.id, published);
        meeting.services().ballots().publish(meeting.id, published);
        long open = meeting.openBallot("Open?");
        note(ben.postInPlace(meeting.urls.vote(open), "choice", "yes").body());
        note(ben.postInPlace(meeting.urls.vote(open), "choice", "maybe").body());

        see(ben, "/");
        see(ben, meeting.urls.home());
        see(ben, meeting.urls.ballot(open));
        see(ben, meeting.urls.receipt(open));
        see(ben, meeting.urls.urn(published));
        see(ben, meeting.urls.papers(open));
        see(ben, meeting.urls.votes());
        see(ben, meeting.urls.ballots());
        see(ben, meeting.urls.signIn());
        see(ben, "/nothing");
        see(ada, meeting.urls.projector());
        see(ada, meeting.urls.chair());
        see(ada, meeting.urls.chairBallot(published));
        see(ada, meeting.urls.newBallot());
        see(ada, meeting.urls.proxies());
        see(ada, meeting.urls.register());
        note(ada.post(meeting.urls.newCode(meeting.member("Gus").id())).body());
        see(otto, Urls.ORGANISE);
        see(otto, Urls.organiserSignIn("token"));
    }

    private void see(Browser browser, String path) {
        note(browser.get(path).body());
    }

    private void note(String body) {
        MARK.matcher(body).results().forEach(found -> rendered.add(found.group(1)));
    }
}
