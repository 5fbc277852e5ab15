package rostrum.rehearsal.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.Result.Second;
import rostrum.rehearsal.result.Result.Timing;

/** {@code report.html}: a page that needs nothing but itself. */
final class HtmlReport {
    /** Drawn for a desk and for a phone; the style shows one of them. */
    public record Picture(
            String title,
            String caption,
            TemplateHTMLOutputModel wide,
            TemplateHTMLOutputModel narrow) {}

    /** A figure one looks at first. */
    public record Card(String value, String words) {}

    /** A row of the table of times, in words. */
    public record Line(
            String name,
            String count,
            String failed,
            String p50,
            String p90,
            String p99,
            String p999,
            String max) {}

    /** How much of a resource was in use. */
    public record Used(String words, long percent, String peak, String members) {}

    /** A row of the table that says what the plots show. */
    public record Minute(
            String time,
            String members,
            String streams,
            String delivery,
            String votes,
            String events) {}

    static final int WIDE = 760;
    static final int NARROW = 360;
    private static final int ROWS = 20;

    private final Result result;
    private final Verdict verdict;
    private final Promises promises;
    private final Measured measured;

    private HtmlReport(Result result, Verdict verdict, Promises promises) {
        this.result = result;
        this.verdict = verdict;
        this.promises = promises;
        this.measured = new Measured(result);
    }

    static void write(
            Path file, Result result, Verdict verdict, Promises promises, List<Past> history)
            throws IOException {
        Map<String, Object> model = new HtmlReport(result, verdict, promises).model();
        model.put("history", history);
        model.put("figures", Figure.values());
        model.put("trends", Trend.of(history));
        Templates.write(file, "report", model);
    }

    private Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        model.put("outcome", verdict.outcome().toString());
        model.put("headline", Sentences.verdict(result, verdict));
        model.put("members", Words.count(measured.size()));
        model.put("about", Sentences.about(result));
        model.put("doubts", verdict.doubts());
        model.put("notes", verdict.notes());
        model.put("bottleneck", Sentences.bottleneck(result, verdict));
        model.put("headroom", Sentences.headroom(verdict));
        model.put("cards", cards());
        model.put("findings", verdict.findings());
        model.put("pictures", pictures());
        model.put(
                "phases",
                new Picture(
                        "",
                        "",
                        Phases.svg(result, WIDE).markup(),
                        Phases.svg(result, NARROW).markup()));
        model.put("used", verdict.headroom().stream().map(HtmlReport::used).toList());
        model.put("timings", lines(result.timings()));
        model.put("deliveries", lines(result.deliveries()));
        model.put("minutes", minutes());
        model.put("generator", result.generator());
        model.put("failures", result.failures());
        model.put("profile", result.profile());
        return model;
    }

    private List<Card> cards() {
        List<Card> cards = new ArrayList<>();
        measured.prompt()
                .ifPresent(prompt ->
                        cards.add(
                                new Card(
                                        Words.millis(prompt.p99()),
                                        "until a change is on 99 % of all screens")));
        measured.request("vote")
                .ifPresent(vote ->
                        cards.add(
                                new Card(
                                        Words.millis(vote.p99()),
                                        "until 99 % of all votes are recorded")));
        if (result.counts().voters() > 0) {
            cards.add(
                    new Card(
                            Words.count(result.counts().acknowledged() - result.counts().missing()),
                            "of "
                                    + Words.count(result.counts().acknowledged())
                                    + " votes counted"));
        }
        measured.back99()
                .ifPresent(back ->
                        cards.add(new Card(Words.millis(back), "until 99 % are connected again")));
        return cards;
    }

    private List<Picture> pictures() {
        Charts charts = new Charts(result, promises);
        List<Picture> pictures = new ArrayList<>();
        pictures.add(
                picture(
                        charts.members(),
                        "Members and their live pages",
                        "Each member's page holds a stream through which changes arrive. A notch is a"
                                + " lost connection; it closes as the pages come back by themselves."));
        pictures.add(
                picture(
                        charts.delivery(),
                        "From a change to the members' screens",
                        "Each second's slowest per cent, and its middle. Below the dashed line the"
                                + " promise is kept."));
        if (result.counts().voters() > 0) {
            pictures.add(
                    picture(
                            charts.votes(),
                            "Votes a second",
                            "Most vote within seconds after the ballot has opened."));
        }
        if (!result.server().isEmpty()) {
            pictures.add(
                    picture(
                            charts.processor(),
                            "The server's processor",
                            "How much of it is busy, and with what."));
            pictures.add(
                    picture(
                            charts.memory(),
                            "The server's memory",
                            "What is in use, and by what."));
        }
        return pictures;
    }

    static Picture picture(Plot plot, String title, String caption) {
        return new Picture(title, caption, plot.svg(WIDE).markup(), plot.svg(NARROW).markup());
    }

    private static Used used(Headroom headroom) {
        OptionalLong members = headroom.members();
        return new Used(
                headroom.resource().words(),
                Math.min(100, Math.round(headroom.peak() * 100)),
                Words.percent(headroom.peak()),
                members.isPresent() ? "about " + Words.count(members.getAsLong()) : "");
    }

    static List<Line> lines(List<Timing> timings) {
        return timings.stream()
                .map(timing ->
                        new Line(
                                timing.name(),
                                Words.count(timing.count()),
                                Words.count(timing.failed()),
                                Words.millis(timing.p50()),
                                Words.millis(timing.p90()),
                                Words.millis(timing.p99()),
                                Words.millis(timing.p999()),
                                Words.millis(timing.max())))
                .toList();
    }

    private List<Minute> minutes() {
        List<Second> seconds = result.seconds();
        int each = Math.max(1, (seconds.size() + ROWS - 1) / ROWS);
        return IntStream.iterate(0, from -> from < seconds.size(), from -> from + each)
                .mapToObj(from -> seconds.subList(from, Math.min(seconds.size(), from + each)))
                .map(this::minute)
                .toList();
    }

    private Minute minute(List<Second> part) {
        Second last = part.getLast();
        DoubleStream delivery = part.stream().mapToDouble(Second::deliveryP99);
        return new Minute(
                Words.clock(last.at() - result.startedAt()),
                Words.count(last.members()),
                Words.count(last.streams()),
                Words.millis(delivery.max().orElse(0)),
                Words.count(part.stream().mapToLong(Second::votes).sum()),
                Words.count(part.stream().mapToLong(Second::events).sum()));
    }
}
