package rostrum.bench.meeting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rostrum.bench.site.Tally;

/** Whether the meeting kept the promise: nothing lost, nothing wrong, everybody informed. */
record Verdict(List<String> reasons) {
    /** The result must be on a screen this long after its publication. */
    static final Duration RESULT_WITHIN = Duration.ofSeconds(10);

    /** A vote sent at the last moment may still be on its way this long. */
    static final Duration VOTES_LATE = Duration.ofSeconds(2);

    /**
     * What happened.
     *
     * @param sawBallot how many were shown the open ballot in time
     * @param votesTook from the first vote's intended time to the last answer
     * @param results what each subscriber was shown at the end
     * @param problems by kind, with numbers; each is a reason to fail
     */
    record Facts(
            int subscribers,
            int connected,
            int sawBallot,
            int votes,
            Duration over,
            Duration votesTook,
            Tally acknowledged,
            List<Optional<Screen.Result>> results,
            Map<String, Long> problems) {}

    static Verdict of(Facts facts) {
        List<String> reasons = new ArrayList<>();
        fewer(reasons, facts.connected(), facts.subscribers(), "streams opened");
        fewer(reasons, facts.sawBallot(), facts.subscribers(), "subscribers shown the open ballot");
        Tally sent = facts.acknowledged();
        fewer(
                reasons,
                sent.yes() + sent.no() + sent.abstain(),
                facts.votes(),
                "votes acknowledged");
        if (facts.votesTook().compareTo(facts.over().plus(VOTES_LATE)) > 0) {
            reasons.add(
                    "the votes took %.1f s, not %.1f s"
                            .formatted(seconds(facts.votesTook()), seconds(facts.over())));
        }
        results(reasons, facts);
        reasons.addAll(sentences(facts.problems()));
        return new Verdict(List.copyOf(reasons));
    }

    /** A line for each kind of problem. */
    static List<String> sentences(Map<String, Long> problems) {
        return problems.entrySet().stream()
                .map(problem -> "%,d x %s".formatted(problem.getValue(), problem.getKey()))
                .toList();
    }

    boolean pass() {
        return reasons.isEmpty();
    }

    private static void results(List<String> reasons, Facts facts) {
        List<Screen.Result> shown = facts.results().stream().flatMap(Optional::stream).toList();
        fewer(reasons, shown.size(), facts.subscribers(), "subscribers shown the result");
        long late = shown.stream().filter(r -> r.delay().compareTo(RESULT_WITHIN) > 0).count();
        if (late > 0) {
            reasons.add("%,d subscribers shown the result late".formatted(late));
        }
        shown.stream()
                .map(Screen.Result::tally)
                .filter(tally -> !tally.equals(Optional.of(facts.acknowledged())))
                .distinct()
                .forEach(tally ->
                        reasons.add(
                                "shown: %s; acknowledged: %s"
                                        .formatted(
                                                tally.map(Tally::toString)
                                                        .orElse("no readable result"),
                                                facts.acknowledged())));
    }

    private static void fewer(List<String> reasons, int have, int want, String what) {
        if (have < want) {
            reasons.add("%,d of %,d %s".formatted(have, want, what));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
