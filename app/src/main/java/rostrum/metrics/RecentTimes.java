package rostrum.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * How often something happened since the start, and how long it took lately: within the last 30 to
 * 60 seconds, whoever asks and however often. Thread-safe; recording never waits.
 */
final class RecentTimes {
    /** What is older than two of these is forgotten. */
    static final Duration HALF = Duration.ofSeconds(30);

    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();
    private static final int DIGITS = 2;

    private final LongSupplier nanoTime;
    private final LongAdder count = new LongAdder();
    private final Recorder recorder = new Recorder(LONGEST_NANOS, DIGITS);

    // Guarded by this. What is recorded goes into the newer half; every 30 s it becomes the older.
    private Histogram newer = new Histogram(LONGEST_NANOS, DIGITS);
    private Histogram older = new Histogram(LONGEST_NANOS, DIGITS);
    private @Nullable Histogram taken;
    private long newerSince;

    /** When the newer half is over; read without the lock, so it is only a hint. */
    private volatile long turnAt;

    RecentTimes() {
        this(System::nanoTime);
    }

    RecentTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.newerSince = nanoTime.getAsLong();
        this.turnAt = newerSince + HALF.toNanos();
    }

    void record(long nanos) {
        if (nanoTime.getAsLong() - turnAt >= 0) {
            turn();
        }
        count.increment();
        recorder.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
    }

    /** How often, since the start. */
    long count() {
        return count.sum();
    }

    /** How long, lately. */
    synchronized Histogram recent() {
        turn();
        take();
        Histogram both = newer.copy();
        both.add(older);
        return both;
    }

    private synchronized void turn() {
        long passed = nanoTime.getAsLong() - newerSince;
        if (passed < HALF.toNanos()) {
            return; // somebody else was quicker
        }
        take();
        Histogram forgotten = older;
        older = newer;
        newer = forgotten;
        newer.reset();
        if (passed >= 2 * HALF.toNanos()) {
            older.reset(); // nothing was recorded for so long, or it is too old
        }
        newerSince += passed - passed % HALF.toNanos();
        turnAt = newerSince + HALF.toNanos();
    }

    /** Under the lock: moves what was recorded into the newer half. */
    private void take() {
        taken = recorder.getIntervalHistogram(taken);
        newer.add(taken);
    }
}
