package rostrum.rehearsal.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Curves or stacked areas over time or anything else, drawn once wide and once narrow. */
final class Plot {
    private static final int HEIGHT = 250;
    private static final int TOP = 34;
    private static final int BOTTOM = 30;
    private static final int LEFT = 70;
    private static final int LINE = 17;
    private static final double LETTER = 7.2;

    /** From that width on the names stand at the curves' ends, below in a row above. */
    private static final int WIDE = 600;

    /** So few measured points are shown one by one. */
    private static final int FEW = 20;

    /** The names of what is drawn, written at the right. */
    private static final int NAMES = 118;

    private record Band(double from, double until, String name) {}

    private record Limit(double value, String name) {}

    private final String id;
    private final String title;
    private final String description;
    private final Axis across;
    private final Axis up;
    private final boolean time;
    private final List<Curve> lines = new ArrayList<>();
    private final List<Curve> areas = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();

    /**
     * A plot without anything on it.
     *
     * @param description what one sees, for those who do not
     * @param time whether the axis across is one of time
     */
    Plot(String id, String title, String description, Axis across, Axis up, boolean time) {
        this.id = id;
        this.title = title;
        this.description = description;
        this.across = across;
        this.up = up;
        this.time = time;
    }

    /** Colours are numbered from 1. */
    Plot line(String name, int colour, double[] x, double[] y) {
        lines.add(new Curve(name, colour, x, y, y));
        return this;
    }

    /** An area on top of those that are there already. */
    Plot area(String name, int colour, double[] x, double[] y) {
        double[] low = areas.isEmpty() ? new double[x.length] : areas.getLast().high;
        double[] high = new double[x.length];
        Arrays.setAll(high, i -> low[i] + y[i]);
        areas.add(new Curve(name, colour, x, low, high));
        return this;
    }

    Plot band(double from, double until, String name) {
        bands.add(new Band(from, until, name));
        return this;
    }

    Plot limit(double value, String name) {
        limits.add(new Limit(value, name));
        return this;
    }

    Svg svg(int width) {
        return new Drawing(width).svg();
    }

    private final class Drawing {
        private final Svg svg;
        private final boolean wide;
        private final double right;
        private final double top;
        private final double bottom;

        Drawing(int width) {
            wide = width >= WIDE;
            int height = wide ? HEIGHT : HEIGHT + LINE;
            svg = new Svg(id + '-' + width, width, height, title, description);
            right = width - (wide ? NAMES : 10);
            top = wide ? TOP : TOP + LINE;
            bottom = height - BOTTOM;
        }

        Svg svg() {
            bands();
            grid();
            areas.forEach(this::area);
            lines.forEach(this::line);
            limits.forEach(this::limit);
            if (wide) {
                namesAtTheEnd();
            } else {
                namesAbove();
            }
            return svg;
        }

        private double x(double value) {
            return LEFT + across.place(value) * (right - LEFT);
        }

        private double y(double value) {
            return bottom - up.place(value) * (bottom - top);
        }

        private void bands() {
            double free = 0;
            for (Band band : bands) {
                double from = x(band.from());
                double width = Math.max(2, x(band.until()) - from);
                svg.open(
                        "rect",
                        "class",
                        "band",
                        "x",
                        from,
                        "y",
                        top,
                        "width",
                        width,
                        "height",
                        bottom - top);
                svg.open("title").text(band.name()).close().close();
                double needed = band.name().length() * LETTER;
                if (from >= free && from + needed <= right + (wide ? NAMES : 0)) {
                    svg.label(band.name(), "class", "phase", "x", from, "y", top - 6);
                    free = from + needed + LETTER;
                }
            }
        }

        private void grid() {
            for (double tick : up.ticks(5)) {
                double y = y(tick);
                svg.element("line", "class", "grid", "x1", LEFT, "x2", right, "y1", y, "y2", y);
                svg.label(up.words().apply(tick), "class", "end", "x", LEFT - 8, "y", y + 4);
            }
            int most = wide ? 8 : 4;
            for (double tick : time ? across.times(most) : across.ticks(most)) {
                double x = x(tick);
                svg.element(
                        "line", "class", "tick", "x1", x, "x2", x, "y1", bottom, "y2", bottom + 5);
                svg.label(across.words().apply(tick), "class", "middle", "x", x, "y", bottom + 20);
            }
        }

        private void line(Curve curve) {
            svg.element("path", "class", "line l" + curve.colour, "d", path(curve));
            for (int i = 0; i < curve.x.length && curve.x.length <= FEW; i++) {
                svg.element(
                        "circle",
                        "class",
                        "area a" + curve.colour,
                        "cx",
                        x(curve.x[i]),
                        "cy",
                        y(curve.high[i]),
                        "r",
                        4);
            }
        }

        private void area(Curve curve) {
            StringBuilder shape = new StringBuilder(path(curve));
            for (int i = curve.x.length - 1; i >= 0; i--) {
                shape.append('L').append(point(curve.x[i], curve.low[i]));
            }
            svg.element("path", "class", "area a" + curve.colour, "d", shape.append('Z'));
        }

        private String path(Curve curve) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < curve.x.length; i++) {
                path.append(i == 0 ? 'M' : 'L');
                path.append(point(curve.x[i], curve.high[i]));
            }
            return path.toString();
        }

        private String point(double x, double y) {
            return Svg.value(x(x)) + ' ' + Svg.value(y(y));
        }

        private void limit(Limit limit) {
            double y = y(limit.value());
            svg.element("line", "class", "limit", "x1", LEFT, "x2", right, "y1", y, "y2", y);
            svg.label(limit.name(), "class", "limit-name", "x", LEFT + 6, "y", y - 5);
        }

        /** From the bottom up, none closer to the next than a line of text. */
        private void namesAtTheEnd() {
            List<Curve> curves = new ArrayList<>(areas);
            curves.addAll(lines);
            curves.removeIf(curve -> curve.x.length == 0);
            curves.sort(Comparator.comparingDouble(Curve::end));
            double ceiling = bottom;
            for (Curve curve : curves) {
                double y = Math.min(y(curve.end()) + 4, ceiling);
                svg.label(curve.name, "class", "name t" + curve.colour, "x", right + 8, "y", y);
                ceiling = y - LINE;
            }
        }

        private void namesAbove() {
            List<Curve> curves = new ArrayList<>(areas);
            curves.addAll(lines);
            double x = 4;
            for (Curve curve : curves) {
                svg.element(
                        "rect",
                        "class",
                        "area a" + curve.colour,
                        "x",
                        x,
                        "y",
                        5,
                        "width",
                        10,
                        "height",
                        10);
                svg.label(curve.name, "class", "name t" + curve.colour, "x", x + 14, "y", 14);
                x += curve.name.length() * LETTER + 26;
            }
        }
    }
}
