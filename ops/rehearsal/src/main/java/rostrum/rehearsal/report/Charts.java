package rostrum.rehearsal.report;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.Result.Phase;
import rostrum.rehearsal.result.Result.Second;
import rostrum.rehearsal.result.Sample;

/** The plots of one rehearsal, over its time. */
final class Charts {
    /** More points than a screen has are only weight. */
    private static final int POINTS = 360;

    private static final long MEGABYTE = 1 << 20;

    private final Result result;
    private final Promises promises;
    private final Axis time;

    Charts(Result result, Promises promises) {
        this.result = result;
        this.promises = promises;
        this.time = Axis.time((result.endedAt() - result.startedAt()) / 1000.0);
    }

    Plot members() {
        int most = new Measured(result).members();
        return plot(
                        "members",
                        "Members and open streams",
                        "Up to %s members were signed in.".formatted(Words.count(most)),
                        Axis.count(most))
                .line("signed in", 2, seconds(), values(Second::members, DoubleStream::max))
                .line("live streams", 1, seconds(), values(Second::streams, DoubleStream::min));
    }

    Plot delivery() {
        double limit = promises.deliveryP99().toMillis();
        double[] p99 = values(Second::deliveryP99, DoubleStream::max);
        double most = Math.max(limit * 1.15, Arrays.stream(p99).max().orElse(0));
        return plot(
                        "delivery",
                        "From the chair's change to the members' screens",
                        "Half and 99 %% of all changes arrived within these times; promised is %s."
                                .formatted(Words.time(promises.deliveryP99())),
                        Axis.upTo(most, Words::millis))
                .limit(limit, "promised: " + Words.time(promises.deliveryP99()))
                .line("99 % within", 2, seconds(), p99)
                .line("half within", 1, seconds(), values(Second::deliveryP50, DoubleStream::max));
    }

    Plot votes() {
        double[] votes = values(Second::votes, DoubleStream::max);
        double most = Arrays.stream(votes).max().orElse(0);
        return plot(
                        "votes",
                        "Votes a second",
                        "Up to %s votes were acknowledged within a second."
                                .formatted(Words.count(Math.round(most))),
                        Axis.count(most))
                .area("votes", 1, seconds(), votes);
    }

    Plot processor() {
        Axis percent = Axis.upTo(1, Words::percent);
        return plot(
                        "processor",
                        "What the server's processor does",
                        "By process, as a share of all there is.",
                        new Axis(0, 1.1, percent.words()))
                .limit(1, "all there is")
                .area("nginx", 1, samples(), shares(Sample::cpuNginx))
                .area("application", 3, samples(), shares(Sample::cpuApplication))
                .area("database", 2, samples(), shares(Sample::cpuDatabase))
                .area("all else", 4, samples(), shares(Sample::cpuOther));
    }

    Plot memory() {
        double total = result.server().stream().mapToDouble(Sample::memoryTotal).max().orElse(0);
        double unit = total < 8192.0 * MEGABYTE ? MEGABYTE : 1024.0 * MEGABYTE;
        return plot(
                        "memory",
                        "What the server keeps in memory",
                        "By process; in all there are %s.".formatted(Words.bytes(total)),
                        Axis.upTo(total * 1.1 / unit, value -> Words.bytes(value * unit)))
                .limit(total / unit, "all there is: " + Words.bytes(total))
                .area("nginx", 1, samples(), memory(Sample::nginxMemory, unit))
                .area("application", 3, samples(), memory(Sample::applicationMemory, unit))
                .area("database", 2, samples(), memory(Sample::databaseMemory, unit))
                .area("all else", 4, samples(), memory(Charts::otherMemory, unit));
    }

    private Plot plot(String id, String title, String description, Axis up) {
        Plot plot = new Plot(id, title, description, time, up, true);
        for (Phase phase : result.phases()) {
            if (!phase.name().equals("end")) {
                plot.band(since(phase.from()), since(phase.until()), Phases.words(phase.name()));
            }
        }
        return plot;
    }

    private static double otherMemory(Sample sample) {
        long named = sample.nginxMemory() + sample.applicationMemory() + sample.databaseMemory();
        return Math.max(0, sample.memoryUsed() - named);
    }

    private double[] shares(ToDoubleFunction<Sample> cpu) {
        return bucketed(
                result.server(),
                sample -> Math.max(0, cpu.applyAsDouble(sample)) / (100 * sample.processors()),
                DoubleStream::average);
    }

    private double[] memory(ToDoubleFunction<Sample> bytes, double unit) {
        return bucketed(
                result.server(),
                sample -> Math.max(0, bytes.applyAsDouble(sample)) / unit,
                DoubleStream::average);
    }

    private double[] values(
            ToDoubleFunction<Second> value, Function<DoubleStream, OptionalDouble> one) {
        return bucketed(result.seconds(), value, one);
    }

    private double[] seconds() {
        return bucketed(result.seconds(), second -> since(second.at()), DoubleStream::min);
    }

    private double[] samples() {
        return bucketed(result.server(), sample -> since(sample.at()), DoubleStream::min);
    }

    private double since(long moment) {
        return (moment - result.startedAt()) / 1000.0;
    }

    /** Neighbours become one point. */
    private static <T> double[] bucketed(
            List<T> all, ToDoubleFunction<T> value, Function<DoubleStream, OptionalDouble> one) {
        int each = Math.max(1, (all.size() + POINTS - 1) / POINTS);
        double[] points = new double[(all.size() + each - 1) / each];
        for (int i = 0; i < points.length; i++) {
            List<T> bucket = all.subList(i * each, Math.min(all.size(), (i + 1) * each));
            points[i] = one.apply(bucket.stream().mapToDouble(value)).orElse(0);
        }
        return points;
    }
}
