package rostrum.rehearsal.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.ResultFile;

/**
 * A rehearsal among others.
 *
 * @param values may be NaN: not known
 * @param worse than in the newest earlier one that was played in the same way
 */
public record Past(
        Path folder,
        Result result,
        Verdict verdict,
        Map<Figure, Double> values,
        Set<Figure> worse) {
    static Past of(Path folder, Result result, Verdict verdict) {
        Map<Figure, Double> values = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            values.put(figure, figure.of(result, verdict));
        }
        return new Past(folder, result, verdict, values, EnumSet.noneOf(Figure.class));
    }

    /** Reads one and judges it by what was promised then. */
    static Past read(Path folder) throws IOException {
        Result result = ResultFile.read(folder);
        return of(folder, result, Verdict.of(result, VerdictFile.promises(folder)));
    }

    /** This one, with what is worse than before. */
    Past after(Past before) {
        Set<Figure> regressions = EnumSet.noneOf(Figure.class);
        values.forEach((figure, now) -> {
            if (figure.worse(before.value(figure), now)) {
                regressions.add(figure);
            }
        });
        return new Past(folder, result, verdict, values, regressions);
    }

    boolean comparable(Past other) {
        return result.complete()
                && other.result.complete()
                && result.environment().equals(other.result.environment())
                && result.profile().equals(other.result.profile());
    }

    double value(Figure figure) {
        return values.getOrDefault(figure, Double.NaN);
    }

    /** A figure in words, with a mark when it is worse than before. */
    public String shown(Figure figure) {
        return figure.value(value(figure)) + (worse.contains(figure) ? " !" : "");
    }

    public boolean regressed(Figure figure) {
        return worse.contains(figure);
    }

    public String date() {
        return Words.moment(result.startedAt());
    }

    public String version() {
        return result.version().isEmpty() ? "?" : result.version();
    }

    public String members() {
        return Words.count(new Measured(result).size());
    }
}
