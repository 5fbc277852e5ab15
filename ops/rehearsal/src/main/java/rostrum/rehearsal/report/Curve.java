package rostrum.rehearsal.report;

/** A line of a plot, or an area between two; its arrays are as long as one another. */
final class Curve {
    final String name;
    final int colour;
    final double[] x;
    final double[] low;
    final double[] high;

    Curve(String name, int colour, double[] x, double[] low, double[] high) {
        this.name = name;
        this.colour = colour;
        this.x = x;
        this.low = low;
        this.high = high;
    }

    /** Half-way up at its last point; there must be one. */
    double end() {
        return (low[x.length - 1] + high[x.length - 1]) / 2;
    }
}
