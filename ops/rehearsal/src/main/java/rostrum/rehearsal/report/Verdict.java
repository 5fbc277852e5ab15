package rostrum.rehearsal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.Result.Generator;

/**
 * Whether a server holds an event.
 *
 * @param findings one for each promise
 * @param doubts why this rehearsal says nothing about the server; empty but for NONE
 * @param notes what one should know beside the verdict
 * @param bottleneck what was used up first, of one that failed
 * @param headroom that first which will be used up first; empty: the server was not watched
 */
public record Verdict(
        Outcome outcome,
        List<Finding> findings,
        List<String> doubts,
        List<String> notes,
        Optional<Bottleneck> bottleneck,
        List<Headroom> headroom) {
    /** With the program's exit status. */
    public enum Outcome {
        PASS(0),
        FAIL(1),
        NONE(3);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** Late by more, what it sends is no longer the planned event, and 500 ms no fair promise. */
    private static final double LATE_P99_MILLIS = 100;

    /**
     * Late by more, the event is another one than that of the profile. A shorter stall is none: it
     * is made up for at once, which is harder for the server, and counts in every time.
     */
    private static final double LATE_MILLIS = 5000;

    /** Above, what it measures may be its own waiting for a processor. */
    private static final double BUSY_PERCENT = 90;

    static Verdict of(Result result, Promises promises) {
        List<Finding> findings = Findings.of(result, promises);
        List<Finding> broken = findings.stream().filter(Finding::broken).toList();
        boolean inexcusable = broken.stream().anyMatch(finding -> !finding.excusable());
        List<String> doubts = doubts(result, !broken.isEmpty());
        List<String> notes = new ArrayList<>(notes(result, !broken.isEmpty()));
        if (inexcusable && result.complete()) {
            // What is wrong by itself needs no fast generator, but the comparison at the end.
            notes.addAll(doubts);
            doubts = List.of();
        }
        Outcome outcome =
                !doubts.isEmpty() ? Outcome.NONE : broken.isEmpty() ? Outcome.PASS : Outcome.FAIL;
        return new Verdict(
                outcome,
                findings,
                doubts,
                notes,
                first(result, broken.stream().filter(Finding::excusable).toList()),
                Headroom.of(result.server(), result.phases(), new Measured(result).members()));
    }

    public List<Finding> broken() {
        return findings.stream().filter(Finding::broken).toList();
    }

    /** The resource that is used up already, or will be first; empty: that is not known. */
    public Optional<Headroom> scarcest() {
        return headroom.stream()
                .findFirst()
                .filter(first -> first.left() == 0 || first.members().isPresent());
    }

    /**
     * Why the figures may be the generator's. Being busy makes times longer, never shorter, and so
     * is no doubt of promises that were kept all the same; being late for long makes the event
     * easier.
     */
    private static List<String> doubts(Result result, boolean broken) {
        List<String> doubts = new ArrayList<>();
        Generator generator = result.generator();
        if (!result.complete()) {
            doubts.add("The rehearsal was interrupted.");
        }
        if (new Measured(result).prompt().isEmpty()) {
            doubts.add("No change was seen to arrive, so nothing is known about delivery.");
        }
        if (generator.lateP99Millis() > LATE_P99_MILLIS || generator.lateMillis() > LATE_MILLIS) {
            doubts.add(
                    "The machine that played the members was late by up to %s (99 %% by %s)."
                            .formatted(
                                    Words.millis(generator.lateMillis()),
                                    Words.millis(generator.lateP99Millis())));
        }
        if (broken && generator.machinePercent() > BUSY_PERCENT) {
            doubts.add(
                    "The machine that played the members was itself busy, %.0f %% in one second."
                            .formatted(generator.machinePercent()));
        }
        return doubts;
    }

    private static List<String> notes(Result result, boolean broken) {
        List<String> notes = new ArrayList<>();
        if (result.server().isEmpty()) {
            notes.add("The server was not watched: what it would run out of is not known.");
        }
        if (!broken && result.generator().machinePercent() > BUSY_PERCENT) {
            notes.add(
                    "The machine that played the members was %.0f %% busy in its busiest second:"
                                    .formatted(result.generator().machinePercent())
                            + " times may be better than measured.");
        }
        return notes;
    }

    /** No resource explains a vote counted twice. */
    private static Optional<Bottleneck> first(Result result, List<Finding> broken) {
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        long since =
                broken.stream().mapToLong(Finding::since).filter(at -> at >= 0).min().orElse(-1);
        return Bottleneck.first(result.server(), since);
    }
}
