package rostrum.rehearsal.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.Result.Generator;
import rostrum.rehearsal.result.Result.Timing;

/** One page of a terminal: at most 80 columns, about 45 lines. */
final class Page {
    private static final int COLUMNS = 80;
    private static final int REQUESTS = 10;
    private static final int SECTIONS = 5;
    private static final int FAILURES = 3;

    private final Result result;
    private final Verdict verdict;
    private final Measured measured;
    private final List<String> lines = new ArrayList<>();

    private Page(Result result, Verdict verdict) {
        this.result = result;
        this.verdict = verdict;
        this.measured = new Measured(result);
    }

    static void print(Result result, Verdict verdict, PrintStream out) {
        new Page(result, verdict).lines().forEach(out::println);
    }

    private List<String> lines() {
        String last = verdict.outcome() + ": " + Sentences.verdict(result, verdict);
        add(last);
        add(Sentences.about(result));
        lines.add("");
        timings();
        lines.add("");
        verdict.findings().forEach(this::finding);
        server();
        generator();
        reasons();
        add(last);
        return lines;
    }

    private void timings() {
        lines.add(row("ms", "count", "failed", "p50", "p90", "p99", "max"));
        result.timings().stream().limit(REQUESTS).forEach(timing -> timing(timing.name(), timing));
        measured.prompt().ifPresent(prompt -> timing("delivery", prompt));
        measured.kinds().stream()
                .sorted(Comparator.comparingDouble(Timing::p99).reversed())
                .limit(SECTIONS)
                .forEach(kind -> timing("  of " + kind.name(), kind));
    }

    private void timing(String name, Timing timing) {
        lines.add(
                row(
                        name,
                        Words.count(timing.count()),
                        Words.count(timing.failed()),
                        figure(timing.p50()),
                        figure(timing.p90()),
                        figure(timing.p99()),
                        figure(timing.max())));
    }

    /** What is broken stands below, with the reasons. */
    private void finding(Finding finding) {
        if (finding.state() == Finding.State.KEPT) {
            add(entry(finding.promise(), finding.measured()));
        }
    }

    private void server() {
        for (Headroom each : verdict.headroom()) {
            add(
                    entry(
                            "Server: " + each.resource().words(),
                            Words.percent(each.peak())
                                    + " at most"
                                    + each.enough(", about %s members")));
        }
    }

    private void generator() {
        Generator generator = result.generator();
        add(
                entry(
                        "Generator",
                        "%.0f %% CPU of %d, late by at most %s"
                                .formatted(
                                        generator.cpuPercent(),
                                        100 * generator.processors(),
                                        Words.millis(generator.lateMillis()))));
    }

    /** What explains the verdict that stands below. */
    private void reasons() {
        lines.add("");
        verdict.broken().forEach(finding -> add("  broken: " + finding.sentence()));
        result.failures().entrySet().stream()
                .limit(FAILURES)
                .forEach(failure ->
                        add("  %,d x %s".formatted(failure.getValue(), failure.getKey())));
        Stream.of(verdict.doubts(), verdict.notes()).flatMap(List::stream).forEach(this::add);
        Stream.of(Sentences.bottleneck(result, verdict), Sentences.headroom(verdict))
                .filter(sentence -> !sentence.isEmpty())
                .forEach(this::add);
    }

    /** A line, or several: what is longer goes on below, indented. */
    private void add(String text) {
        String rest = text;
        while (rest.length() > COLUMNS) {
            int space = rest.lastIndexOf(' ', COLUMNS);
            int end = rest.substring(0, Math.max(space, 0)).isBlank() ? COLUMNS : space;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = "    " + rest.substring(end).strip();
        }
        lines.add(rest);
    }

    private static String entry(String name, String value) {
        return "%-36s %s".formatted(name, value);
    }

    private static String row(Object... cells) {
        return "%-19.19s %10s %7s %10s %9s %9s %9s".formatted(cells);
    }

    private static String figure(double millis) {
        return String.format(Locale.ROOT, millis < 100 ? "%.1f" : "%,.0f", millis);
    }
}
