package rostrum.live;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import rostrum.live.Hub.Timing;

/**
 * When streams end: those of a session that is over, of a client that does not read, and all of
 * them, one after the other, when the process stops. Keeps the quiet ones alive until then.
 */
final class Endings {
    private static final Duration REMEMBER_ENDED = Duration.ofMinutes(1);

    private final Consumer<Consumer<Subscriber>> everybody;
    private final Observer observer;
    private final Clock clock;
    private final RandomGenerator random;
    private final Timing timing;

    /** Sessions that ended within the last minute, and when, by {@link System#nanoTime}. */
    private final Map<Long, Long> justEnded = new ConcurrentHashMap<>();

    /** After which gap owners were last checked; only the loop that does so uses it. */
    private int ownersCheckedAtGap;

    private volatile boolean draining;

    /**
     * Ends nothing yet.
     *
     * @param everybody does something to each subscriber there is
     */
    Endings(
            Consumer<Consumer<Subscriber>> everybody,
            Observer observer,
            Clock clock,
            RandomGenerator random,
            Timing timing) {
        this.everybody = everybody;
        this.observer = observer;
        this.clock = clock;
        this.random = random;
        this.timing = timing;
    }

    void ended(long owner) {
        justEnded.put(owner, System.nanoTime());
        everybody.accept(subscriber -> {
            if (subscriber.owner == owner) {
                subscriber.end(Farewells.SESSION_ENDED);
            }
        });
    }

    /**
     * A stream has just been opened.
     *
     * @param askedNanos when it was asked for, before its session was looked up
     */
    void opened(Subscriber subscriber, long askedNanos) {
        Long endedNanos = justEnded.get(subscriber.owner);
        if (endedNanos != null && endedNanos - askedNanos >= 0) {
            subscriber.end(Farewells.SESSION_ENDED); // signed out while it was being opened
        }
    }

    void sweep() {
        long now = clock.millis();
        long idleSince = now - timing.heartbeat().toMillis();
        long tooLong = now - timing.patience().toMillis();
        long nanos = System.nanoTime();
        justEnded.values().removeIf(at -> nanos - at > REMEMBER_ENDED.toNanos());
        everybody.accept(subscriber -> {
            if (subscriber.isBlockedSince(tooLong)) {
                subscriber.drop();
                observer.dropped();
            } else if (subscriber.expiresAt <= now) {
                subscriber.end(Farewells.SESSION_ENDED);
            } else if (draining) {
                drain(subscriber, now);
            } else {
                subscriber.heartbeat(idleSince);
            }
        });
    }

    void checkOwners(int gap, BiFunction<Long, Set<Long>, List<Long>> lost) {
        if (gap == ownersCheckedAtGap) {
            return;
        }
        Map<Long, Set<Long>> owners = new HashMap<>();
        everybody.accept(subscriber -> {
            if (subscriber.owner != 0) {
                owners.computeIfAbsent(subscriber.scope, scope -> new HashSet<>())
                        .add(subscriber.owner);
            }
        });
        owners.forEach((scope, asked) -> lost.apply(scope, asked).forEach(this::ended));
        ownersCheckedAtGap = gap;
    }

    void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    private void drain(Subscriber subscriber, long now) {
        if (subscriber.endAt == 0) {
            long window = timing.drain().toMillis();
            subscriber.endAt = now + (window == 0 ? 0 : random.nextLong(window));
        }
        if (subscriber.endAt <= now) {
            subscriber.end(Farewells.GOODBYE);
        }
    }
}
