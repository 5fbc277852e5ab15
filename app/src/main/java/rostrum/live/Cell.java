package rostrum.live;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One section of a topic: its newest frame, and whether that still shows the truth. Thread-safe.
 */
final class Cell {
    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

    final String section;
    final long intervalNanos;

    /** Held while rendering, so that a burst of readers renders once; never while writing. */
    final ReentrantLock rendering = new ReentrantLock();

    /** Counts the changes; the frame is current when it shows as many. */
    private final AtomicLong marked = new AtomicLong(1);

    /** When the oldest change not yet shown was committed; 0: none. */
    private final AtomicLong pendingAt = new AtomicLong();

    private volatile long shown;
    private volatile long notBefore = System.nanoTime();
    private volatile @Nullable Frame frame;

    Cell(String section, Duration interval) {
        this.section = section;
        this.intervalNanos = interval.toNanos();
    }

    void mark(long at) {
        // First the time, then the count: a rendering between the two only reports a change early.
        pendingAt.compareAndSet(0, at);
        marked.incrementAndGet();
    }

    boolean isCurrent() {
        return frame != null && shown == marked.get();
    }

    /** Whether it is time to render it again. */
    boolean isDue(long nanos) {
        return !isCurrent() && nanos - notBefore >= 0;
    }

    long marks() {
        return marked.get();
    }

    long takePending() {
        return pendingAt.getAndSet(0);
    }

    /** It could not be rendered: not again at once, and nothing is forgotten. */
    void failed(long at, long nanos) {
        if (at != 0) {
            pendingAt.set(at);
        }
        notBefore = nanos + RETRY_NANOS;
    }

    @Nullable Frame frame() {
        return frame;
    }

    /** Under {@link #rendering}: this frame shows so many marks. */
    void show(Frame newest, long marks, long nanos) {
        frame = newest;
        shown = marks;
        notBefore = nanos + intervalNanos;
    }
}
