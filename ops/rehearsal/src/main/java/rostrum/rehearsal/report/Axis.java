package rostrum.rehearsal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * One direction of a plot.
 *
 * @param from the value at its beginning
 * @param until the value at its end
 * @param words how a value is written beside it
 */
record Axis(double from, double until, DoubleFunction<String> words) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final double EPSILON = 1e-9;
    private static final double[] SECONDS = {
        5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200
    };

    /** From zero to a round number that is not below any value. */
    static Axis upTo(double most, DoubleFunction<String> words) {
        double range = most > 0 ? most : 1;
        double step = step(range, 4);
        return new Axis(0, Math.ceil(range / step - EPSILON) * step, words);
    }

    /** The same for what is counted, and so has no fractions. */
    static Axis count(double most) {
        return upTo(Math.max(most, 4), value -> Words.count(Math.round(value)));
    }

    /** Seconds since the beginning. */
    static Axis time(double seconds) {
        return new Axis(0, Math.max(1, seconds), value -> Words.clock(Math.round(value * 1000)));
    }

    /** Round values on it, at most about so many. */
    List<Double> ticks(int most) {
        return ticks(step(until - from, most));
    }

    /** The same for an axis of time: seconds, or minutes, of which a clock has marks. */
    List<Double> times(int most) {
        for (double seconds : SECONDS) {
            if ((until - from) / seconds <= most) {
                return ticks(seconds);
            }
        }
        return ticks(until - from);
    }

    /** Where a value is, from 0 to 1; what lies outside is moved to the edge. */
    double place(double value) {
        return Math.clamp((value - from) / (until - from), 0.0, 1.0);
    }

    private List<Double> ticks(double step) {
        List<Double> ticks = new ArrayList<>();
        for (double tick = Math.ceil(from / step) * step;
                tick <= until + step / 1e6;
                tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    private static double step(double range, int most) {
        double power = Math.pow(10, Math.floor(Math.log10(range / most)));
        for (double step : STEPS) {
            boolean halves = step == 2.5 && power == 1;
            if (!halves && range / (step * power) <= most + EPSILON) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
