package rostrum.rehearsal.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import rostrum.rehearsal.result.Counters;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.Result.Counts;
import rostrum.rehearsal.result.Result.Phase;
import rostrum.rehearsal.result.Result.Return;
import rostrum.rehearsal.result.Result.Second;
import rostrum.rehearsal.result.Result.Timing;

/** Compares what was measured with what was promised, promise by promise. */
final class Findings {
    private final Result result;
    private final Measured measured;
    private final Promises promises;

    private Findings(Result result, Promises promises) {
        this.result = result;
        this.measured = new Measured(result);
        this.promises = promises;
    }

    static List<Finding> of(Result result, Promises promises) {
        Findings findings = new Findings(result, promises);
        List<Finding> all = new ArrayList<>();
        all.add(findings.everybodyIn());
        all.add(findings.delivery());
        all.add(findings.counters());
        all.add(findings.votes());
        all.add(findings.errors());
        all.add(findings.returns());
        all.add(findings.goodbyes());
        all.add(findings.finalState());
        all.add(findings.order());
        all.add(findings.count());
        all.add(findings.attendance());
        return all;
    }

    private Finding everybodyIn() {
        OptionalInt invited = measured.invited();
        String promise = "Everybody gets in";
        // The chair may be signed in, too.
        int in = Math.min(measured.members(), invited.orElse(0));
        if (invited.isEmpty()) {
            return Finding.unplayed(promise);
        }
        long missing = invited.getAsInt() - (long) in;
        String count = Words.count(in) + " of " + Words.count(invited.getAsInt());
        return Finding.of(promise, count, missing <= promises.errors(), true);
    }

    private Finding delivery() {
        String promise = "Changes on screen within " + Words.time(promises.deliveryP99());
        long limit = promises.deliveryP99().toMillis();
        return measured.prompt()
                .map(prompt -> p99(promise, prompt, limit))
                .map(finding ->
                        finding.since(first(s -> s.events() > 0 && s.deliveryP99() > limit)))
                .orElseGet(() -> Finding.unplayed(promise));
    }

    /** A counter may be later than the others by as much as it waits by design. */
    private Finding counters() {
        long limit = promises.deliveryP99().toMillis();
        String promise = "Counters within " + Words.millis(limit) + " of their turn";
        return measured.counters().stream()
                .max(Comparator.comparingDouble(counter -> counter.p99() / allowed(counter)))
                .map(worst ->
                        Finding.of(
                                promise,
                                "99 %% of %s within %s of %s allowed"
                                        .formatted(
                                                worst.name(),
                                                Words.millis(worst.p99()),
                                                Words.millis(allowed(worst))),
                                worst.p99() <= allowed(worst),
                                true))
                .orElseGet(() -> Finding.unplayed(promise));
    }

    private double allowed(Timing counter) {
        return promises.deliveryP99().plus(Counters.wait(counter.name())).toMillis();
    }

    private Finding votes() {
        String promise = "Votes answered within " + Words.time(promises.voteP99());
        return measured.request("vote")
                .filter(vote -> vote.count() + vote.failed() > 0)
                .map(vote -> p99(promise, vote, promises.voteP99().toMillis()))
                .map(finding -> finding.since(begin("ballot")))
                .orElseGet(() -> Finding.unplayed(promise));
    }

    private Finding errors() {
        String promise =
                promises.errors() == 0
                        ? "No error"
                        : "At most " + Words.count(promises.errors(), "error", "errors");
        long errors = measured.errors();
        String count =
                Words.count(errors)
                        + " in "
                        + Words.count(measured.requests(), "request", "requests");
        return Finding.of(promise, count, errors <= promises.errors(), true)
                .since(first(second -> second.failed() > 0));
    }

    private Finding returns() {
        String promise = "All connected again within " + Words.time(promises.backWithin());
        if (result.returns().isEmpty()) {
            return Finding.unplayed(promise);
        }
        long limit = promises.backWithin().toMillis();
        List<String> figures = new ArrayList<>();
        boolean kept = true;
        long since = -1;
        for (Return wave : result.returns()) {
            boolean all = wave.backAll() >= 0 && wave.back() >= wave.streams();
            boolean inTime = all && wave.backAll() <= limit;
            if (!inTime && kept) {
                since = wave.at() + limit;
            }
            kept &= inTime;
            String what = all ? Words.millis(wave.backAll()) : missing(wave);
            figures.add("after " + wave.name() + ' ' + what);
        }
        return Finding.of(promise, String.join(", ", figures), kept, true).since(since);
    }

    private static String missing(Return wave) {
        return Words.count(wave.streams() - (long) wave.back())
                + " of "
                + Words.count(wave.streams())
                + " missing";
    }

    private Finding goodbyes() {
        String promise = "Deploys take leave of every stream";
        List<Return> deploys =
                result.returns().stream().filter(wave -> wave.name().equals("deploy")).toList();
        if (deploys.isEmpty()) {
            return Finding.unplayed(promise);
        }
        long unasked = deploys.stream().mapToLong(Return::unasked).sum();
        long streams = deploys.stream().mapToLong(Return::streams).sum();
        String count = Words.count(unasked) + " of " + Words.count(streams) + " without";
        return Finding.of(promise, count, unasked <= promises.errors(), false);
    }

    private Finding finalState() {
        long lost = result.counts().lost();
        return Finding.of(
                "Every page shows the final state",
                lost == 0 ? "all do" : Words.count(lost, "section", "sections") + " out of date",
                lost == 0,
                true);
    }

    private Finding order() {
        Counts counts = result.counts();
        return Finding.of(
                "No change twice, none backwards",
                Words.count(counts.duplicated())
                        + " twice, "
                        + Words.count(counts.backwards())
                        + " backwards",
                counts.duplicated() == 0 && counts.backwards() == 0,
                false);
    }

    private Finding count() {
        String promise = "Every vote counted once";
        Counts counts = result.counts();
        if (counts.voters() == 0) {
            return Finding.unplayed(promise);
        }
        boolean right = counts.missing() == 0 && counts.doubled() == 0 && counts.differs() == 0;
        String figures =
                right
                        ? Words.count(counts.acknowledged()) + " acknowledged, all counted"
                        : "%s missing, %s counted twice, %s counted differently"
                                .formatted(
                                        Words.count(counts.missing()),
                                        Words.count(counts.doubled()),
                                        Words.count(counts.differs()));
        return Finding.of(promise, figures, right, false);
    }

    /** Check-ins that were not answered may have been recorded. */
    private Finding attendance() {
        String promise = "The attendance is right";
        Counts counts = result.counts();
        if (counts.checkedIn() == 0) {
            return Finding.unplayed(promise);
        }
        long unsure = measured.request("check-in").map(Timing::failed).orElse(0L);
        boolean right =
                counts.attendance() >= counts.checkedIn()
                        && counts.attendance() <= counts.checkedIn() + unsure;
        return Finding.of(
                promise,
                Words.count(counts.attendance())
                        + " shown, "
                        + Words.count(counts.checkedIn())
                        + " checked in",
                right,
                false);
    }

    private static Finding p99(String promise, Timing timing, long limit) {
        return Finding.of(
                promise,
                "99 % within " + Words.millis(timing.p99()),
                timing.count() > 0 && timing.p99() <= limit,
                true);
    }

    private long first(Predicate<Second> broken) {
        return result.seconds().stream()
                .filter(broken)
                .mapToLong(Second::at)
                .findFirst()
                .orElse(-1);
    }

    private long begin(String phase) {
        return result.phases().stream()
                .filter(each -> each.name().equals(phase))
                .mapToLong(Phase::from)
                .findFirst()
                .orElse(-1);
    }
}
