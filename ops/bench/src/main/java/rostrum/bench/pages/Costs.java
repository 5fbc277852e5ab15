package rostrum.bench.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rostrum.bench.Json;

/** CPU per request in microseconds, round by round. */
final class Costs {
    private final Map<Request, List<Double>> rounds = new LinkedHashMap<>();

    void add(Request request, double micros) {
        rounds.computeIfAbsent(request, _ -> new ArrayList<>()).add(micros);
    }

    double median(Request request) {
        List<Double> sorted = rounds.getOrDefault(request, List.of()).stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** What is above its budget, in sentences; empty: all is well. */
    List<String> exceeded() {
        return rounds.keySet().stream()
                .filter(request -> request.budget() > 0 && median(request) > request.budget())
                .map(request ->
                        String.format(
                                Locale.ROOT,
                                "%s: %.0f us, budget %d",
                                request.name(),
                                median(request),
                                request.budget()))
                .toList();
    }

    /** The table and the verdict, line by line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%-32s %8s %8s".formatted("CPU of the server", "us", "budget"));
        for (Request request : rounds.keySet()) {
            String budget = request.budget() == 0 ? "-" : String.valueOf(request.budget());
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-32s %8.0f %8s",
                            request.name(),
                            median(request),
                            budget));
        }
        lines.add(exceeded().isEmpty() ? "PASS" : "FAIL");
        exceeded().forEach(sentence -> lines.add("  " + sentence));
        return lines;
    }

    /** The same as JSON, with a line feed at the end. */
    String json() {
        Map<String, Object> micros = new LinkedHashMap<>();
        rounds.keySet().forEach(request -> micros.put(request.name(), median(request)));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("pass", exceeded().isEmpty());
        all.put("exceeded", exceeded());
        all.put("cpu_us", micros);
        return Json.of(all);
    }
}
