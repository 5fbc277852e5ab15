package rostrum.bench.watch;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rostrum.bench.Json;

/** What is printed and written at the end. */
record Summary(
        Options options,
        Duration watched,
        Promises.Seen seen,
        Requests requests,
        Journal journal,
        Votes votes,
        Pulse.Health health,
        List<String> failures) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    /** A sentence for each promise that was not kept. */
    List<String> reasons() {
        return options.promises().brokenBy(seen);
    }

    /** Prints one page; the verdict comes last. */
    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "watched %s for %d s: %,d streams; %d visits and %d votes a second%n",
                options.url(),
                watched.toSeconds(),
                seen.streams(),
                options.visits(),
                options.votes());
        out.printf(
                Locale.ROOT,
                "%-16s %9s %9s %9s %9s %9s%n",
                "ms",
                "count",
                "failed",
                "p50",
                "p99",
                "max");
        for (Requests.Kind kind : requests.kinds()) {
            out.printf(
                    Locale.ROOT,
                    "%-16s %,9d %,9d %,9.1f %,9.1f %,9.1f%n",
                    kind.line().name(),
                    kind.line().count(),
                    kind.failed(),
                    kind.line().p50(),
                    kind.line().p99(),
                    kind.line().max());
        }
        out.printf(
                Locale.ROOT,
                "streams: %,d events; %,d ended, %,d of them without a goodbye%n",
                journal.events(),
                journal.absences().size(),
                seen.broken());
        out.printf(
                Locale.ROOT,
                "    %,d events twice, %,d going back in time, %,d unreadable; %,d pages stale%n",
                journal.twice(),
                journal.backwards(),
                journal.unreadable(),
                seen.stale());
        seen.waves().forEach(wave -> print(out, wave));
        Count count = seen.count();
        out.printf(
                Locale.ROOT,
                "votes: %,d cast, %,d acknowledged, %,d tries repeated%n",
                votes.cast(),
                votes.acknowledged(),
                votes.repeated());
        out.printf(
                Locale.ROOT,
                "    of %,d voters: %,d lost, %,d not counted, %,d counted twice; published: %s%n",
                count.voters(),
                count.lost(),
                count.missing(),
                count.doubled(),
                count.published());
        out.printf(
                Locale.ROOT,
                "this program: %d %% of the machine, %d %% in its busiest second; stalled %d ms%n",
                health.cpuPercent(),
                health.busiestPercent(),
                health.stallMillis());
        failures.forEach(failure -> out.println("  " + failure));
        if (health.isPoor()) {
            out.println("WARNING: this program was short of CPU; the times may be its own");
        }
        List<String> reasons = reasons();
        out.println(reasons.isEmpty() ? "PASS" : "FAIL");
        reasons.forEach(reason -> out.println("  " + reason));
    }

    private void print(PrintStream out, Wave wave) {
        out.printf(
                Locale.ROOT,
                "    %s %,d ended; %s after %.1f s, each within %.1f s; at most %,d (%.0f %%) in a"
                        + " second%n",
                TIME.format(Instant.ofEpochMilli(wave.from())),
                wave.ends(),
                wave.missing() == 0 ? "all back" : wave.missing() + " missing",
                wave.took().toMillis() / 1000.0,
                wave.longest().toMillis() / 1000.0,
                wave.largestSecond(),
                share(wave));
    }

    private double share(Wave wave) {
        return 100.0 * wave.largestSecond() / seen.streams();
    }

    /** The same as JSON. */
    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("pass", reasons().isEmpty());
        all.put("reasons", reasons());
        all.put("watchedSeconds", watched.toMillis() / 1000.0);
        all.put("failed", seen.failed());
        all.put("serverErrors", seen.serverErrors());
        all.put("failures", failures);
        Map<String, Object> streams = new LinkedHashMap<>();
        streams.put("open", seen.streams());
        streams.put("ends", journal.absences().size());
        streams.put("broken", seen.broken());
        streams.put("events", journal.events());
        streams.put("twice", journal.twice());
        streams.put("backwards", journal.backwards());
        streams.put("unreadable", journal.unreadable());
        streams.put("stale", seen.stale());
        streams.put("waves", seen.waves().stream().map(this::figures).toList());
        all.put("streams", streams);
        Map<String, Object> kinds = new LinkedHashMap<>();
        requests.kinds().forEach(kind -> kinds.put(kind.line().name(), kind.figures()));
        all.put("requests", kinds);
        Map<String, Object> cast = new LinkedHashMap<>();
        cast.put("cast", votes.cast());
        cast.put("acknowledged", votes.acknowledged());
        cast.put("repeated", votes.repeated());
        cast.putAll(seen.count().figures());
        all.put("votes", cast);
        all.put("program", health.figures());
        return Json.of(all);
    }

    private Map<String, Object> figures(Wave wave) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("at", Instant.ofEpochMilli(wave.from()));
        figures.put("ends", wave.ends());
        figures.put("missing", wave.missing());
        figures.put("backAfterSeconds", wave.took().toMillis() / 1000.0);
        figures.put("longestAwaySeconds", wave.longest().toMillis() / 1000.0);
        figures.put("largestSecond", wave.largestSecond());
        figures.put("largestSecondPercent", share(wave));
        return figures;
    }
}
