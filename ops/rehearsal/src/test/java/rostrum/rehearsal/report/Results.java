package rostrum.rehearsal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.Result.Counts;
import rostrum.rehearsal.result.Result.Generator;
import rostrum.rehearsal.result.Result.Phase;
import rostrum.rehearsal.result.Result.Return;
import rostrum.rehearsal.result.Result.Second;
import rostrum.rehearsal.result.Result.Timing;
import rostrum.rehearsal.result.Sample;

/** Builds results as a rehearsal that went well would leave them; tests then spoil one thing. */
final class Results {
    static final long START = 1_795_273_980_000L;

    final int members;
    final long startedAt;
    String version = "0.4.0";
    boolean complete = true;
    List<Phase> phases = new ArrayList<>();
    List<Second> seconds = new ArrayList<>();
    List<Timing> timings = new ArrayList<>();
    List<Timing> deliveries = new ArrayList<>();
    Counts counts;
    List<Return> returns = new ArrayList<>();
    List<Sample> server = new ArrayList<>();
    Generator generator = new Generator(4, 62, 140, 55, 40, 4);
    Map<String, Long> failures = new TreeMap<>();

    private Results(int members, long startedAt) {
        this.members = members;
        this.startedAt = startedAt;
        int voted = members * 9 / 10;
        this.counts = new Counts(members * 300L, 0, 0, 0, voted, voted, 0, 0, 0, 0, voted, voted);
    }

    /** Nine minutes with all there is: arrival, two ballots, a drop, a deploy. */
    static Results event(int members, long startedAt) {
        Results results = new Results(members, startedAt);
        Event.fill(results);
        return results;
    }

    static Results event(int members) {
        return event(members, START);
    }

    static Results event() {
        return event(5000);
    }

    Results second(int index, UnaryOperator<Second> change) {
        seconds.set(index, change.apply(seconds.get(index)));
        return this;
    }

    Results samples(int from, int until, UnaryOperator<Sample> change) {
        server.subList(from, until).replaceAll(change);
        return this;
    }

    Results timing(String name, UnaryOperator<Timing> change) {
        timings.replaceAll(each -> each.name().equals(name) ? change.apply(each) : each);
        return this;
    }

    Results delivery(String name, UnaryOperator<Timing> change) {
        deliveries.replaceAll(each -> each.name().equals(name) ? change.apply(each) : each);
        return this;
    }

    Verdict judged() {
        return Verdict.of(build(), Promises.STANDARD);
    }

    Result build() {
        return new Result(
                startedAt,
                startedAt + 1000L * seconds.size(),
                "staging",
                "https://vote.test",
                version,
                Map.of("members", String.valueOf(members), "arrival", "4m"),
                complete,
                phases,
                seconds,
                timings,
                deliveries,
                counts,
                returns,
                server,
                generator,
                failures);
    }

    static Timing p99(Timing timing, double millis) {
        return new Timing(
                timing.name(),
                timing.count(),
                timing.failed(),
                Math.min(timing.p50(), millis),
                Math.min(timing.p90(), millis),
                millis,
                millis * 1.5,
                millis * 2);
    }

    static Timing failed(Timing timing, long failed) {
        return new Timing(
                timing.name(),
                timing.count(),
                failed,
                timing.p50(),
                timing.p90(),
                timing.p99(),
                timing.p999(),
                timing.max());
    }

    static Timing named(String name, long count, double p50, double p99) {
        return new Timing(name, count, 0, p50, p99 * 0.6, p99, p99 * 1.4, p99 * 2);
    }
}
