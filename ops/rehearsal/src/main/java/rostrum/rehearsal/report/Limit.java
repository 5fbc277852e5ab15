package rostrum.rehearsal.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rostrum.rehearsal.report.Verdict.Outcome;

/**
 * Where the knee is: the same event with more and more members.
 *
 * @param rounds in the order of their members
 * @param holds the largest that passed below the smallest that failed; empty: none did
 * @param breaks the smallest that failed; empty: none did
 */
record Limit(List<Past> rounds, Optional<Past> holds, Optional<Past> breaks) {
    static Limit of(List<Past> rounds) {
        List<Past> sorted = new ArrayList<>(rounds);
        sorted.sort(Comparator.comparingInt(Limit::members));
        Optional<Past> breaks =
                sorted.stream().filter(past -> outcome(past) == Outcome.FAIL).findFirst();
        int below = breaks.map(Limit::members).orElse(Integer.MAX_VALUE);
        Optional<Past> holds =
                sorted.stream()
                        .filter(past -> outcome(past) == Outcome.PASS && members(past) < below)
                        .reduce((smaller, larger) -> larger);
        return new Limit(List.copyOf(sorted), holds, breaks);
    }

    /** The knee in words. */
    String sentence() {
        if (holds.isEmpty() && breaks.isEmpty()) {
            return "No verdict: none of the rehearsals says anything certain about the server.";
        }
        String less = breaks.map(past -> named(past)).orElse("");
        if (holds.isEmpty()) {
            return "This server does not carry %s.".formatted(less);
        }
        String carries = "This server carries %s".formatted(named(holds.get()));
        return breaks.isEmpty()
                ? carries + "; its limit was not reached."
                : carries + "; with %s it does not keep every promise.".formatted(less);
    }

    /** What gave out, and which promises broke; nothing when none failed. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        breaks.ifPresent(past -> {
            String first = Sentences.bottleneck(past.result(), past.verdict());
            if (!first.isEmpty()) {
                reasons.add(first);
            }
            past.verdict().broken().forEach(each -> reasons.add(each.sentence() + '.'));
        });
        return reasons;
    }

    /** The exit status: 0 some number is carried, 1 none, 3 that is not known. */
    int status() {
        if (holds.isPresent()) {
            return Outcome.PASS.status();
        }
        return (breaks.isPresent() ? Outcome.FAIL : Outcome.NONE).status();
    }

    static int members(Past past) {
        return new Measured(past.result()).size();
    }

    private static Outcome outcome(Past past) {
        return past.verdict().outcome();
    }

    private static String named(Past past) {
        return Words.count(members(past), "member", "members");
    }
}
