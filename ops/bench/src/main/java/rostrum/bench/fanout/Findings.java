package rostrum.bench.fanout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** All windows of a run, put together by server and rate, and judged. */
record Findings(List<Window> windows, List<Memory> memories) {
    /** CPU per update, in terms of the bare loop's in the same round. */
    static final double MOST_TO_BARE = 1.1;

    static final double MOST_TO_NCHAN = 1.0;

    /** Bytes per idle subscriber. */
    static final long MOST_MEMORY = 6 * 1024;

    /**
     * A line of the table; each number the median of the rounds.
     *
     * @param perSecond updates delivered a second
     * @param micros CPU of one of them
     * @param toBare as often as that of the bare loop
     * @param toNchan as often as nchan's
     * @param delays in milliseconds, of all rounds
     */
    record Row(
            String contender,
            int rate,
            double perSecond,
            double micros,
            OptionalDouble toBare,
            OptionalDouble toNchan,
            Histogram delays) {

        Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("server", contender);
            figures.put("rate", rate);
            figures.put("updates_per_second", perSecond);
            figures.put("cpu_us_per_update", micros);
            toBare.ifPresent(ratio -> figures.put("to_bare", ratio));
            toNchan.ifPresent(ratio -> figures.put("to_nchan", ratio));
            figures.put("delivery_p50_ms", delays.getValueAtPercentile(50));
            figures.put("delivery_p99_ms", delays.getValueAtPercentile(99));
            figures.put("delivery_max_ms", delays.getMaxValue());
            return figures;
        }
    }

    List<Row> rows() {
        return windows.stream()
                .filter(window -> window.round() == 0)
                .map(window -> row(window.contender(), window.rate()))
                .toList();
    }

    /** What is above its budget, in sentences; empty: all is well. */
    List<String> exceeded() {
        List<String> exceeded = new ArrayList<>();
        for (Row row : rows()) {
            if (row.contender().equals(Contender.ROSTRUM)) {
                above(exceeded, row.rate(), row.toBare(), MOST_TO_BARE, Contender.BARE);
                above(exceeded, row.rate(), row.toNchan(), MOST_TO_NCHAN, Contender.NCHAN);
            }
        }
        for (Memory memory : memories) {
            if (memory.contender().equals(Contender.ROSTRUM)) {
                above(exceeded, memory.contender() + ", live heap", memory.live());
                above(exceeded, memory.contender() + ", resident", memory.resident());
            }
        }
        return exceeded;
    }

    private Row row(String contender, int rate) {
        List<Window> all = of(contender, rate);
        Histogram delays = new Histogram(all.getFirst().delays());
        all.forEach(window -> delays.add(window.delays()));
        return new Row(
                contender,
                rate,
                median(all.stream().mapToDouble(Window::perSecond).toArray()).orElseThrow(),
                median(all.stream().mapToDouble(Window::micros).toArray()).orElseThrow(),
                ratio(all, of(Contender.BARE, rate)),
                ratio(all, of(Contender.NCHAN, rate)),
                delays);
    }

    private List<Window> of(String contender, int rate) {
        return windows.stream()
                .filter(w -> w.contender().equals(contender) && w.rate() == rate)
                .toList();
    }

    /** Compared within a round: what disturbs the machine for minutes disturbs both. */
    private static OptionalDouble ratio(List<Window> mine, List<Window> other) {
        return median(
                mine.stream()
                        .flatMap(window ->
                                in(other, window.round())
                                        .map(it -> window.micros() / it.micros())
                                        .stream())
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }

    private static Optional<Window> in(List<Window> windows, int round) {
        return windows.stream().filter(window -> window.round() == round).findFirst();
    }

    private static OptionalDouble median(double[] values) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return OptionalDouble.of(
                sorted.length % 2 == 1
                        ? sorted[middle]
                        : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    private static void above(
            List<String> exceeded, int rate, OptionalDouble ratio, double most, String other) {
        if (ratio.isPresent() && ratio.getAsDouble() > most) {
            exceeded.add(
                    "%d a second: %.2f times the CPU of %s, budget %.1f"
                            .formatted(rate, ratio.getAsDouble(), other, most));
        }
    }

    private static void above(List<String> exceeded, String what, OptionalLong bytes) {
        if (bytes.isPresent() && bytes.getAsLong() > MOST_MEMORY) {
            exceeded.add(
                    "%s: %,d bytes a subscriber, budget %,d"
                            .formatted(what, bytes.getAsLong(), MOST_MEMORY));
        }
    }
}
