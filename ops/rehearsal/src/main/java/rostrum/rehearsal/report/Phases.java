package rostrum.rehearsal.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.Result.Phase;

/** What was played, as a picture: a row for each kind of phase. */
final class Phases {
    private static final int ROW = 30;
    private static final int AXIS = 26;
    private static final int LABELS = 150;
    private static final int MARGIN = 14;

    private Phases() {}

    /** A phase's name as one would tell it. */
    static String words(String name) {
        return switch (name) {
            case "arrival" -> "Members arrive";
            case "ballot" -> "Voting";
            case "result" -> "Result";
            case "drop" -> "Connections lost";
            case "deploy" -> "Software update";
            case "end" -> "Comparison";
            default -> Character.toUpperCase(name.charAt(0)) + name.substring(1);
        };
    }

    static Svg svg(Result result, int width) {
        Map<String, List<Phase>> rows = new LinkedHashMap<>();
        for (Phase phase : result.phases()) {
            rows.computeIfAbsent(phase.name(), name -> new ArrayList<>()).add(phase);
        }
        int bottom = rows.size() * ROW;
        Axis time = Axis.time((result.endedAt() - result.startedAt()) / 1000.0);
        Svg svg = new Svg("phases-" + width, width, bottom + AXIS, "What was played", told(result));
        for (double tick : time.times(width > 600 ? 8 : 3)) {
            double x = x(time, tick, width);
            svg.element("line", "class", "grid", "x1", x, "x2", x, "y1", 0, "y2", bottom);
            svg.label(time.words().apply(tick), "class", "middle", "x", x, "y", bottom + 19);
        }
        int top = 0;
        for (Map.Entry<String, List<Phase>> row : rows.entrySet()) {
            svg.label(words(row.getKey()), "class", "row", "x", 0, "y", top + 20);
            for (Phase phase : row.getValue()) {
                double from = x(time, (phase.from() - result.startedAt()) / 1000.0, width);
                double until = x(time, (phase.until() - result.startedAt()) / 1000.0, width);
                svg.element(
                        "rect",
                        "class",
                        "played",
                        "x",
                        from,
                        "y",
                        top + 6,
                        "rx",
                        4,
                        "width",
                        Math.max(4, until - from),
                        "height",
                        ROW - 12);
            }
            top += ROW;
        }
        return svg;
    }

    private static double x(Axis time, double seconds, int width) {
        return LABELS + time.place(seconds) * (width - LABELS - MARGIN);
    }

    private static String told(Result result) {
        StringBuilder told = new StringBuilder();
        for (Phase phase : result.phases()) {
            told.append(told.isEmpty() ? "" : ", ")
                    .append(words(phase.name()))
                    .append(" after ")
                    .append(Words.clock(phase.from() - result.startedAt()))
                    .append(" for ")
                    .append(Words.millis(phase.until() - phase.from()));
        }
        return told.append('.').toString();
    }
}
