package rostrum.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import rostrum.rehearsal.result.Result.Counts;
import rostrum.rehearsal.result.Result.Phase;

class HtmlReportTest {
    private static final Pattern SVG = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);
    private static final Pattern OUTSIDE =
            Pattern.compile("(src|href|action|data)=\"(?!data:,\")|url\\(|@import|<script|<iframe");

    @TempDir Path folder;

    @Test
    void works() throws IOException {
        String page = page(Results.event());
        assertThat(page)
                .contains("<h1>5,000 members can follow and vote at the same time on this server.")
                .contains("<b>318 ms</b>", "<b>4,500</b>", "promised: 1 s", "Software update")
                .doesNotContain("${", "</#", "NaN");
    }

    @Test
    void everyPictureIsWellFormedAndSaysWhatItShows() throws Exception {
        Past past = Past.of(folder, Results.event().build(), Results.event().judged());
        List<String> pictures = pictures(page(Results.event(), List.of(past, past)));
        assertThat(pictures).hasSizeGreaterThan(15);
        for (String picture : pictures) {
            Document svg = parsed(picture);
            boolean hidden = svg.getDocumentElement().hasAttribute("aria-hidden");
            assertThat(svg.getElementsByTagName("desc").getLength()).isEqualTo(hidden ? 0 : 1);
        }
    }

    @Test
    void needsNothingButItself() throws IOException {
        assertThat(page(Results.event())).doesNotContainPattern(OUTSIDE);
    }

    @Test
    void whatFailed() throws IOException {
        Results results = Spoiled.overloaded(Results.event(8000));
        assertThat(page(results))
                .contains("data-outcome=\"FAIL\"", "✗ broken", "Votes answered within 500 ms: 99 %")
                .contains("What gave out first: processor, most of it taken by nginx")
                .contains("37 × vote: 503 too busy");
    }

    @Test
    void whatNamesSayIsOnlyText() throws Exception {
        Results results = Results.event();
        results.version = "<b>&\"";
        results.failures.put("<img src=x>", 1L);
        results.phases.add(new Phase("<i>\"", 0, 1));
        String page = page(results);
        assertThat(page).doesNotContain("<img", "<i>", "<b>&");
        for (String picture : pictures(page)) {
            assertThat(parsed(picture).getElementsByTagName("i").getLength()).isZero();
        }
    }

    @Test
    void withoutServerVotesAndReturns() throws IOException {
        Results results = Results.event();
        results.server.clear();
        results.returns.clear();
        results.timings.removeIf(timing -> timing.name().equals("vote"));
        results.counts = new Counts(9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        String page = page(results);
        assertThat(page).contains("The server was not watched").doesNotContain("Votes a second");
    }

    @Test
    void interruptedAtOnce() throws IOException {
        Results results = Results.event();
        results.complete = false;
        results.seconds.clear();
        results.server.clear();
        results.phases.clear();
        assertThat(page(results)).contains("NO VERDICT", "The rehearsal was interrupted.");
    }

    private static List<String> pictures(String page) {
        return SVG.matcher(page).results().map(MatchResult::group).toList();
    }

    private static Document parsed(String xml)
            throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    private String page(Results results) throws IOException {
        return page(results, List.of());
    }

    private String page(Results results, List<Past> history) throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(file, results.build(), results.judged(), Promises.STANDARD, history);
        return Files.readString(file);
    }
}
