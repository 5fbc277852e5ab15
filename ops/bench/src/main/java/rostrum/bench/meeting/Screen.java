package rostrum.bench.meeting;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rostrum.bench.Problems;
import rostrum.bench.Timings;
import rostrum.bench.http.SseEvent;
import rostrum.bench.site.EventId;
import rostrum.bench.site.Tally;

/**
 * What one subscriber has been shown, checked as it comes.
 *
 * <p>{@link #show} is called by the thread that reads the stream; the getters by anyone.
 */
final class Screen {
    /** The same state of a section sent again. */
    static final String DUPLICATE = "event sent twice";

    /** A state of a section that was committed before the one shown. */
    static final String BACKWARDS = "event going back in time";

    /** An event without a section or a readable id. */
    static final String MALFORMED = "event without section or id";

    /** An event committed after it arrived: the delivery times cannot be trusted. */
    static final String FUTURE = "event from the future";

    /** The result as this subscriber saw it, and how long after its commit. */
    record Result(Optional<Tally> tally, Duration delay) {}

    private static final long ROUNDING_MILLIS = 1;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+$");

    private final long since;
    private final Supplier<String> ballot;
    private final Timings timings;
    private final Problems problems;
    private final LongAdder events;
    private final Map<String, EventId> newest = new HashMap<>();
    private volatile boolean sawBallot;
    private volatile Optional<Result> result = Optional.empty();

    /**
     * @param since epoch milliseconds; what was committed before is catching up, not delivery
     * @param ballot the section to watch; empty while there is none
     */
    Screen(
            long since,
            Supplier<String> ballot,
            Timings timings,
            Problems problems,
            LongAdder events) {
        this.since = since;
        this.ballot = ballot;
        this.timings = timings;
        this.problems = problems;
        this.events = events;
    }

    /** Takes an event that arrived at {@code now}, in epoch milliseconds. */
    void show(SseEvent event, long now) {
        events.increment();
        Optional<EventId> read = EventId.parse(event.id());
        if (read.isEmpty() || event.name().isEmpty()) {
            problems.add(MALFORMED);
            return;
        }
        EventId id = read.get();
        check(id, newest.put(event.name(), id), now);
        Duration delay = Duration.ofMillis(now - id.epochMillis());
        if (id.epochMillis() >= since) {
            timings.record("delivery", delay);
            timings.record("delivery of " + NUMBER.matcher(event.name()).replaceAll(""), delay);
        }
        if (event.name().equals(ballot.get())) {
            sawBallot |= event.data().contains("data-state=\"open\"");
            if (event.data().contains("data-state=\"published\"")) {
                timings.record("delivery of the result", delay);
                result = Optional.of(new Result(Tally.shownIn(event.data()), delay));
            }
        }
    }

    /** Whether the watched ballot has been on this screen while it was open. */
    boolean sawBallot() {
        return sawBallot;
    }

    /** The newest published result of the watched ballot. */
    Optional<Result> result() {
        return result;
    }

    private void check(EventId id, @Nullable EventId before, long now) {
        if (id.epochMillis() > now + ROUNDING_MILLIS) {
            problems.add(FUTURE);
        }
        if (before == null) {
            return;
        }
        if (before.hash().equals(id.hash())) {
            problems.add(DUPLICATE);
        }
        if (id.epochMillis() < before.epochMillis()) {
            problems.add(BACKWARDS);
        }
    }
}
