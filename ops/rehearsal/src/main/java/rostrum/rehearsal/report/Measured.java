package rostrum.rehearsal.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import rostrum.rehearsal.result.Counters;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.Result.Return;
import rostrum.rehearsal.result.Result.Second;
import rostrum.rehearsal.result.Result.Timing;

/** What a result says once one looks for it. */
final class Measured {
    private static final String ALL = "all";

    private final Result result;

    Measured(Result result) {
        this.result = result;
    }

    /** The most members that were signed in at the same time. */
    int members() {
        return result.seconds().stream().mapToInt(Second::members).max().orElse(0);
    }

    /** The most streams that were open at the same time. */
    int streams() {
        return result.seconds().stream().mapToInt(Second::streams).max().orElse(0);
    }

    /** How many members the profile wanted; empty: it does not say. */
    OptionalInt invited() {
        String members = result.profile().getOrDefault("members", "");
        return members.matches("[0-9]{1,9}")
                ? OptionalInt.of(Integer.parseInt(members))
                : OptionalInt.empty();
    }

    /** What this rehearsal is about: the members invited or, if that is not known, those in. */
    int size() {
        return invited().orElse(members());
    }

    Optional<Timing> request(String name) {
        return result.timings().stream().filter(timing -> timing.name().equals(name)).findFirst();
    }

    /** The kinds of sections, without the line that sums them up. */
    List<Timing> kinds() {
        return result.deliveries().stream()
                .filter(timing -> !timing.name().equals(ALL))
                .filter(timing -> timing.count() > 0)
                .toList();
    }

    List<Timing> counters() {
        return kinds().stream().filter(kind -> !Counters.wait(kind.name()).isZero()).toList();
    }

    /**
     * Delivery of the sections that do not wait by design. Of percentiles there is no sum: without
     * a line for all of them it is the slowest kind, which is never better.
     */
    Optional<Timing> prompt() {
        return result.deliveries().stream()
                .filter(timing -> timing.name().equals(ALL) && timing.count() > 0)
                .findFirst()
                .or(() ->
                        kinds().stream()
                                .filter(kind -> Counters.wait(kind.name()).isZero())
                                .max(Comparator.comparingDouble(Timing::p99)));
    }

    /** Requests and streams that failed; the larger number, should two counts differ. */
    long errors() {
        long timed = result.timings().stream().mapToLong(Timing::failed).sum();
        long told = result.failures().values().stream().mapToLong(Long::longValue).sum();
        return Math.max(timed, told);
    }

    long requests() {
        return result.timings().stream().mapToLong(t -> t.count() + t.failed()).sum();
    }

    /** When 99 % of the slowest return were back, in milliseconds; empty: none, or never. */
    Optional<Long> back99() {
        if (result.returns().stream().anyMatch(back -> back.back99() < 0)) {
            return Optional.empty();
        }
        return result.returns().stream().map(Return::back99).max(Comparator.naturalOrder());
    }
}
