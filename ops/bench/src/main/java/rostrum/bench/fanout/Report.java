package rostrum.bench.fanout;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import rostrum.bench.Json;

/**
 * What is printed and written at the end.
 *
 * @param client the share of its core that the client used
 */
record Report(Settings settings, Findings findings, double client) {
    private static final double BUSY = 0.8;

    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%,d subscribers, updates of 500 bytes, server on one core%n",
                settings.subscribers());
        out.println(
                "%-16s %5s %10s %9s %8s %8s %8s %8s %8s"
                        .formatted(
                                "server",
                                "rate",
                                "updates/s",
                                "CPU us",
                                "to bare",
                                "to nchan",
                                "p50 ms",
                                "p99 ms",
                                "max ms"));
        for (Findings.Row row : findings.rows()) {
            out.println(
                    String.format(
                            Locale.ROOT,
                            "%-16s %5d %,10.0f %9.1f %8s %8s %,8d %,8d %,8d",
                            row.contender(),
                            row.rate(),
                            row.perSecond(),
                            row.micros(),
                            text(row.toBare()),
                            text(row.toNchan()),
                            row.delays().getValueAtPercentile(50),
                            row.delays().getValueAtPercentile(99),
                            row.delays().getMaxValue()));
        }
        out.println(
                String.format(
                        Locale.ROOT,
                        "%-43s %8.1f %8.1f",
                        "budget for rostrum",
                        Findings.MOST_TO_BARE,
                        Findings.MOST_TO_NCHAN));
        out.println("%-16s %10s %10s".formatted("bytes/subscriber", "resident", "live heap"));
        for (Memory memory : findings.memories()) {
            out.println(
                    "%-16s %10s %10s"
                            .formatted(
                                    memory.contender(),
                                    text(memory.resident()),
                                    text(memory.live())));
        }
        out.println(
                String.format(
                        Locale.ROOT,
                        "%-16s %,10d %,10d",
                        "budget",
                        Findings.MOST_MEMORY,
                        Findings.MOST_MEMORY));
        if (client > BUSY) {
            out.println("WARNING: the client was short of CPU; the delays may be its own");
        }
        List<String> exceeded = findings.exceeded();
        out.println(exceeded.isEmpty() ? "PASS" : "FAIL");
        exceeded.forEach(sentence -> out.println("  " + sentence));
    }

    /** The same as JSON, with a line feed at the end. */
    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("pass", findings.exceeded().isEmpty());
        all.put("exceeded", findings.exceeded());
        all.put("subscribers", settings.subscribers());
        all.put("client_cpu", client);
        all.put("fan_out", findings.rows().stream().map(Findings.Row::figures).toList());
        all.put("memory", findings.memories().stream().map(Report::figures).toList());
        return Json.of(all);
    }

    private static Map<String, Object> figures(Memory memory) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("server", memory.contender());
        memory.resident().ifPresent(bytes -> figures.put("resident", bytes));
        memory.live().ifPresent(bytes -> figures.put("live_heap", bytes));
        return figures;
    }

    private static String text(OptionalDouble ratio) {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : "-";
    }

    private static String text(OptionalLong bytes) {
        return bytes.isPresent() ? String.format(Locale.ROOT, "%,d", bytes.getAsLong()) : "-";
    }
}
