package rostrum.rehearsal.report;

import java.util.List;
import java.util.Random;
import rostrum.rehearsal.result.Result.Phase;
import rostrum.rehearsal.result.Result.Return;
import rostrum.rehearsal.result.Result.Second;
import rostrum.rehearsal.result.Sample;

/** An event of nine minutes on a server of one processor and 1 GB that is just large enough. */
final class Event {
    static final int SECONDS = 540;
    static final int FIRST_BALLOT = 270;
    private static final int SECOND_BALLOT = 420;
    private static final int DROP = 350;
    private static final int DEPLOY = 480;
    private static final double CPU_PER_MEMBER = 0.008;

    private Event() {}

    static void fill(Results results) {
        Random random = new Random(results.members);
        phase(results, "arrival", 0, 240);
        phase(results, "ballot", FIRST_BALLOT, FIRST_BALLOT + 45);
        phase(results, "result", FIRST_BALLOT + 45, FIRST_BALLOT + 55);
        phase(results, "drop", DROP, DROP + 11);
        phase(results, "ballot", SECOND_BALLOT, SECOND_BALLOT + 40);
        phase(results, "result", SECOND_BALLOT + 40, SECOND_BALLOT + 50);
        phase(results, "deploy", DEPLOY, DEPLOY + 26);
        phase(results, "end", SECONDS - 10, SECONDS);
        for (int i = 0; i < SECONDS; i++) {
            second(results, i, random.nextDouble());
        }
        timings(results);
        int n = results.members;
        results.returns.add(
                new Return("drop", at(results, DROP), n / 2, n / 2, n / 2, 6_200, 9_400));
        results.returns.add(
                new Return("deploy", at(results, DEPLOY + 14), n, 0, n, 10_400, 12_100));
    }

    private static void second(Results results, int i, double noise) {
        int n = results.members;
        int members = Math.min(n, (int) (n * Math.pow(i / 240.0, 1.6)));
        double away = wave(i, DROP, 9) / 2 + wave(i, DEPLOY + 14, 12) / 2;
        int streams = (int) (members * (1 - away));
        int votes = votes(i, FIRST_BALLOT, n) + votes(i, SECOND_BALLOT, n);
        double busy = away * 30 + votes * 0.02;
        double load = members * CPU_PER_MEMBER + busy + noise * 6;
        double p99 = (20 + noise * 20 + busy * 6) * (1 + load / 100);
        results.seconds.add(
                new Second(
                        at(results, i),
                        members,
                        streams,
                        (int) (n / 40.0 * (1 + noise)),
                        0,
                        votes,
                        streams,
                        p99 / 6,
                        p99,
                        p99 * 2));
        results.server.add(sample(results, i, Math.min(94, 3 + load), streams, noise));
    }

    private static double wave(int i, int from, int length) {
        return i < from || i >= from + length ? 0 : 1 - (i - from) / (double) length;
    }

    private static int votes(int i, int from, int members) {
        double x = (i - from - 2) / 8.0;
        return x < 0 || x > 5 ? 0 : (int) (members * 0.115 * x * Math.exp(1 - x) / 2.4);
    }

    private static Sample sample(Results results, int i, double cpu, int streams, double noise) {
        long megabyte = 1 << 20;
        long used = 260 * megabyte + streams * 70_000L;
        return new Sample(
                at(results, i + 1),
                1,
                cpu,
                cpu * 0.45,
                cpu * 0.38,
                cpu * 0.12,
                cpu * 0.05,
                1024 * megabyte,
                used,
                30 * megabyte + streams * 36_000L,
                110 * megabyte + streams * 26_000L,
                60 * megabyte,
                0,
                0,
                40 + streams,
                80 + streams,
                16_384,
                streams + 20L,
                (long) (noise * 3),
                0,
                noise * 12,
                (long) (noise * megabyte),
                40 * megabyte,
                noise * 8,
                1,
                0,
                streams);
    }

    private static void timings(Results results) {
        int n = results.members;
        results.timings.addAll(
                List.of(
                        Results.named("connect", n, 4.2, 24),
                        Results.named("page", n * 2L, 5.1, 41),
                        Results.named("style", n, 1.2, 9),
                        Results.named("script", n, 1.1, 8.4),
                        Results.named("sign-in", n, 9.3, 61),
                        Results.named("stream", n * 2L, 6.6, 52),
                        Results.named("check-in", n * 9L / 10, 7.4, 58),
                        Results.named("vote", n * 9L / 5, 18.2, 164),
                        Results.named("chair", 84, 12.5, 66)));
        results.deliveries.addAll(
                List.of(
                        Results.named("all", n * 200L, 131, 318),
                        Results.named("agenda", n * 60L, 122, 290),
                        Results.named("current", n * 60L, 121, 288),
                        Results.named("notices", n * 70L, 125, 301),
                        Results.named("ballot", n * 10L, 160, 402),
                        Results.named("attendance", n * 40L, 480, 1_090),
                        Results.named("turnout", n * 40L, 510, 1_120),
                        Results.named("presence", n * 20L, 2_400, 5_020)));
    }

    private static void phase(Results results, String name, int from, int until) {
        results.phases.add(new Phase(name, at(results, from), at(results, until)));
    }

    static long at(Results results, int second) {
        return results.startedAt + 1000L * second;
    }
}
