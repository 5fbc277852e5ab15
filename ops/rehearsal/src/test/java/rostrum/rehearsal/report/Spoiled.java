package rostrum.rehearsal.report;

import java.util.ArrayList;
import java.util.List;
import rostrum.rehearsal.result.Result.Counts;
import rostrum.rehearsal.result.Result.Second;
import rostrum.rehearsal.result.Sample;

/** Events on servers that are too small. */
final class Spoiled {
    /** So many members are just enough for the processor. */
    private static final int KNEE = 5500;

    private Spoiled() {}

    /** From the first ballot on there is no processor left. */
    static Results overloaded(Results results) {
        List<Second> seconds = new ArrayList<>(results.seconds);
        for (int i = Event.FIRST_BALLOT; i < Event.FIRST_BALLOT + 60; i++) {
            double late = 200 + 2400 * Math.sin((i - Event.FIRST_BALLOT) * Math.PI / 60);
            seconds.set(i, Change.delivery(seconds.get(i), late));
        }
        results.seconds = seconds;
        results.samples(
                Event.FIRST_BALLOT,
                Event.FIRST_BALLOT + 60,
                s -> new Change(s).cpu(99, 55, 30, 9, 5).sample());
        results.delivery("all", timing -> Results.p99(timing, 2_380));
        results.timing("vote", timing -> Results.failed(Results.p99(timing, 3_100), 37));
        results.failures.put("vote: 503 too busy", 37L);
        results.counts = new Counts(9_000_000, 0, 0, 0, 7200, 7163, 37, 0, 0, 0, 7200, 7200);
        return results;
    }

    static Results grown(int members) {
        Results results = Results.event(members);
        double load = members / (double) KNEE;
        double p99 = 120 + 250 * Math.pow(load, 6);
        results.delivery("all", timing -> Results.p99(timing, p99));
        results.timing("vote", timing -> Results.p99(timing, 60 + 170 * Math.pow(load, 5)));
        results.server.replaceAll(sample -> busy(sample, load));
        return members > KNEE ? overloaded(results) : results;
    }

    private static Sample busy(Sample sample, double load) {
        double cpu = Math.min(96, sample.streams() / (double) KNEE * 88 / Math.max(1, load * 0.9));
        return new Change(sample).cpu(cpu, cpu * 0.5, cpu * 0.35, cpu * 0.1, cpu * 0.05).sample();
    }
}
