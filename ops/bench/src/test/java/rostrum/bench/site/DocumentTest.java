package rostrum.bench.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en" data-live-url="/a/x/live?view=member&amp;lang=en">
            <link rel="stylesheet" href="/static/app.0f.css"><link rel="icon" href="/static/i.1.svg">
            <script src="/static/live.2e.js" defer></script><a href="/a/x/static/no.css">
            <section data-v="h1" class="ballot" id="ballot-7"><p id="p">1 &lt; 2</p></section>
            <p id="turnout-7" data-v="h2"></p><p data-v="lonely"></p><p id="empty" data-v=""></p>
            <div id="ballots" data-slot="ballot turnout"></div>
            <link rel="preload" href="/static/app.0f.css">
            """;

    @Test
    void readsWhatTheScriptReads() {
        Document page = Document.of(PAGE);
        assertThat(page.sections()).isEqualTo(Map.of("ballot-7", "h1", "turnout-7", "h2"));
        assertThat(page.slots()).isEqualTo(Set.of("ballot", "turnout"));
        assertThat(page.live()).isEqualTo("/a/x/live?view=member&lang=en");
        assertThat(page.assets())
                .containsExactly("/static/app.0f.css", "/static/i.1.svg", "/static/live.2e.js");
    }

    @Test
    void aPageWithoutAnyOfItIsEmpty() {
        assertThat(Document.of("<p>gone</p>"))
                .isEqualTo(new Document(Map.of(), Set.of(), "", java.util.List.of()));
    }
}
