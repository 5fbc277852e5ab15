package rostrum.rehearsal.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One figure over the last rehearsals.
 *
 * @param words its name
 * @param first of the oldest that has it
 * @param last of the newest
 * @param spark a small curve
 */
public record Trend(String words, String first, String last, TemplateHTMLOutputModel spark) {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 32;
    private static final int EDGE = 4;

    /** One for each figure that at least two rehearsals have. */
    static List<Trend> of(List<Past> rehearsals) {
        return Arrays.stream(Figure.values())
                .filter(figure -> values(rehearsals, figure).length > 1)
                .map(figure -> of(figure, values(rehearsals, figure)))
                .toList();
    }

    private static Trend of(Figure figure, double[] values) {
        String first = figure.value(values[0]);
        String last = figure.value(values[values.length - 1]);
        String description = "From " + first + " to " + last + '.';
        Svg svg =
                new Svg(
                        "trend-" + figure.name().toLowerCase(Locale.ROOT),
                        WIDTH,
                        HEIGHT,
                        figure.words(),
                        description);
        Axis up = Axis.upTo(Arrays.stream(values).max().orElse(1), figure::value);
        StringBuilder path = new StringBuilder();
        double x = EDGE;
        double y = 0;
        for (double value : values) {
            y = HEIGHT - EDGE - up.place(value) * (HEIGHT - 2 * EDGE);
            path.append(path.isEmpty() ? 'M' : 'L').append(Svg.value(x) + ' ' + Svg.value(y));
            x += (WIDTH - 2.0 * EDGE) / (values.length - 1);
        }
        svg.element("path", "class", "line l1", "d", path);
        svg.element("circle", "class", "area a1", "cx", WIDTH - EDGE, "cy", y, "r", 3);
        return new Trend(figure.words(), first, last, svg.markup());
    }

    private static double[] values(List<Past> rehearsals, Figure figure) {
        return rehearsals.stream()
                .mapToDouble(past -> past.value(figure))
                .filter(Double::isFinite)
                .toArray();
    }
}
