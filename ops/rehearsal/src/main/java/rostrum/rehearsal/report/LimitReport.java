package rostrum.rehearsal.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/** {@code limit.html}: what becomes of the times and of the processor as members grow. */
final class LimitReport {
    private final Limit limit;

    private LimitReport(Limit limit) {
        this.limit = limit;
    }

    static void write(Path file, Limit limit, Promises promises) throws IOException {
        LimitReport report = new LimitReport(limit);
        Map<String, Object> model = new HashMap<>();
        model.put("headline", limit.sentence());
        model.put("reasons", limit.reasons());
        model.put("rounds", limit.rounds());
        model.put("figures", Figure.values());
        model.put(
                "pictures",
                List.of(
                        HtmlReport.picture(
                                report.times(promises),
                                "Times",
                                "99 % of all changes are on screen, and of all votes answered, within"
                                        + " these."),
                        HtmlReport.picture(
                                report.processor(),
                                "Processor and memory",
                                "The largest share in use; of the processor for five seconds.")));
        Templates.write(file, "limit", model);
    }

    private Plot times(Promises promises) {
        double delivery = promises.deliveryP99().toMillis();
        double vote = promises.voteP99().toMillis();
        double most = Math.max(Math.max(delivery, vote) * 1.15, most(Figure.DELIVERY, Figure.VOTE));
        return plot(
                        "times",
                        "Delivery and votes by number of members",
                        Axis.upTo(most, Words::millis))
                .limit(delivery, "promised for changes: " + Words.millis(delivery))
                .limit(vote, "promised for votes: " + Words.millis(vote))
                .line("changes", 1, members(Figure.DELIVERY), values(Figure.DELIVERY))
                .line("votes", 2, members(Figure.VOTE), values(Figure.VOTE));
    }

    private Plot processor() {
        DoubleFunction<String> percent = Words::percent;
        return plot(
                        "shares",
                        "Processor and memory by number of members",
                        new Axis(0, 1.1, percent))
                .limit(1, "all there is")
                .line("processor", 1, members(Figure.PEAK_CPU), values(Figure.PEAK_CPU))
                .line("memory", 2, members(Figure.PEAK_MEMORY), values(Figure.PEAK_MEMORY));
    }

    private Plot plot(String id, String title, Axis up) {
        double most = limit.rounds().stream().mapToInt(Limit::members).max().orElse(1);
        Axis across = Axis.count(most);
        Plot plot = new Plot(id, title, limit.sentence(), across, up, false);
        limit.breaks()
                .ifPresent(past -> {
                    double from = limit.holds().map(Limit::members).orElse(0);
                    plot.band(from, Limit.members(past), "limit");
                });
        return plot;
    }

    private double most(Figure... figures) {
        return Arrays.stream(figures)
                .flatMapToDouble(figure -> Arrays.stream(values(figure)))
                .max()
                .orElse(0);
    }

    private double[] members(Figure figure) {
        return known(figure).stream().mapToDouble(Limit::members).toArray();
    }

    private double[] values(Figure figure) {
        return known(figure).stream().mapToDouble(past -> past.value(figure)).toArray();
    }

    private List<Past> known(Figure figure) {
        return limit.rounds().stream().filter(past -> Double.isFinite(past.value(figure))).toList();
    }
}
