package rostrum.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
        String times =
                timings.stream()
                        .map(line ->
                                String.format(
                                        Locale.ROOT,
                                        "    %s: {\"count\": %d, \"p50\": %.3f, \"p99\": %.3f,"
                                                + " \"max\": %.3f}",
                                        quoted(line.name()),
                                        line.count(),
                                        line.p50(),
                                        line.p99(),
                                        line.max()))
                        .collect(Collectors.joining(",\n"));
        String values =
                figures.all().entrySet().stream()
                        .map(figure -> "    " + quoted(figure.getKey()) + ": " + figure.getValue())
                        .collect(Collectors.joining(",\n"));
        String reasons =
                verdict.reasons().stream().map(Report::quoted).collect(Collectors.joining(", "));
        return """
        {
          "pass": %s,
          "reasons": [%s],
          "acknowledged": {"yes": %d, "no": %d, "abstain": %d},
          "milliseconds": {
        %s
          },
          "figures": {
        %s
          }
        }
        """
                .formatted(
                        verdict.pass(),
                        reasons,
                        acknowledged.yes(),
                        acknowledged.no(),
                        acknowledged.abstain(),
                        times,
                        values);
    }

    private static String quoted(String text) {
        String escaped =
                text.chars()
                        .mapToObj(c ->
                                c < ' ' || c == '"' || c == '\\'
                                        ? "\\u%04x".formatted(c)
                                        : Character.toString(c))
                        .collect(Collectors.joining());
        return '"' + escaped + '"';
    }
}
