package rostrum.bench.meeting;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rostrum.bench.Json;
import rostrum.bench.Timings;
import rostrum.bench.site.Tally;

/** What is printed and written at the end. */
record Report(Verdict verdict, Tally acknowledged, List<Timings.Line> timings, Figures figures) {

    /** Prints the table, the warnings and, last, the verdict. */
    void print(PrintStream out) {
        out.println("%-44s %9s %9s %9s %9s".formatted("ms", "count", "p50", "p99", "max"));
        for (Timings.Line line : timings) {
            out.println(
                    String.format(
                            Locale.ROOT,
                            "%-44s %,9d %,9.1f %,9.1f %,9.1f",
                            line.name(),
                            line.count(),
                            line.p50(),
                            line.p99(),
                            line.max()));
        }
        figures.all().forEach((name, value) -> out.println("%-44s %9s".formatted(name, value)));
        out.println("%-44s %s".formatted("votes acknowledged", acknowledged));
        if (figures.generatorBusy()) {
            out.println("WARNING: the load generator was short of CPU; the times may be its own");
        }
        out.println(verdict.pass() ? "PASS" : "FAIL");
        verdict.reasons().forEach(reason -> out.println("  " + reason));
    }

    /** The same as JSON, with a line feed at the end. */
    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("pass", verdict.pass());
        all.put("reasons", verdict.reasons());
        all.put("acknowledged", acknowledged.figures());
        Map<String, Object> milliseconds = new LinkedHashMap<>();
        timings.forEach(line -> milliseconds.put(line.name(), line.figures()));
        all.put("milliseconds", milliseconds);
        all.put("figures", figures.all());
        return Json.of(all);
    }
}
