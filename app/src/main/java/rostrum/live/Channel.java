package rostrum.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of page shows of one topic, and who is watching: the newest frame of each section,
 * in the order in which they came.
 *
 * <p>A subscriber's whole state is the number of the last frame it was sent: what it lacks is what
 * came after. There is no queue. Thread-safe; readers take no lock.
 */
final class Channel {
    final View view;

    /**
     * In the order in which they came, which is that of their objects and of the kernel's in
     * memory: the processor has the next one at hand when it is needed.
     */
    final Set<Subscriber> subscribers =
            new ConcurrentSkipListSet<>(Comparator.comparingLong(Subscriber::number));

    private final AtomicLong comers = new AtomicLong();

    private volatile Snapshot snapshot = new Snapshot(List.of(), 0);

    /** The last answer of {@link #after}: after a tick nearly everybody lacks the same. */
    private volatile @Nullable Batch newest;

    /** Up to where all subscribers have been woken; only the ticking thread uses it. */
    private long woken;

    Channel(View view) {
        this.view = view;
    }

    /** A frame and its place in the channel's history. */
    record Entry(long number, Frame frame) {}

    /**
     * The newest frames, oldest first.
     *
     * @param last the number of the newest
     */
    record Snapshot(List<Entry> entries, long last) {
        Snapshot with(Frame frame) {
            List<Entry> next = new ArrayList<>(entries.size() + 1);
            for (Entry entry : entries) {
                if (!entry.frame().section().equals(frame.section())) {
                    next.add(entry);
                }
            }
            next.add(new Entry(last + 1, frame));
            return new Snapshot(List.copyOf(next), last + 1);
        }
    }

    /**
     * Everything after some frame, in one piece.
     *
     * @param at when the oldest of the changes in it was committed
     */
    record Batch(long first, long last, long at, Block block) {}

    /** The number of the next subscriber. */
    long comer() {
        return comers.incrementAndGet();
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** Called by one thread at a time (the topic sees to that). */
    void publish(Frame frame) {
        snapshot = snapshot.with(frame);
    }

    /** Wakes everybody if there is something new; if that fails midway, next time again. */
    void wakeForNews() {
        long last = snapshot.last();
        if (last != woken) {
            subscribers.forEach(Subscriber::wake);
            woken = last;
        }
    }

    /** What a subscriber lacks that was sent everything up to {@code sent}; null: nothing. */
    @Nullable Batch after(long sent, Snapshot now) {
        int first = now.entries().size();
        while (first > 0 && now.entries().get(first - 1).number() > sent) {
            first--;
        }
        List<Entry> lacking = now.entries().subList(first, now.entries().size());
        if (lacking.isEmpty()) {
            return null;
        }
        long firstNumber = lacking.getFirst().number();
        Batch cached = newest;
        if (cached != null && cached.first() == firstNumber && cached.last() == now.last()) {
            return cached;
        }
        Batch batch = batch(lacking, now.last());
        newest = batch;
        return batch;
    }

    /** The frames that a page lacks, whatever their number; null: none. */
    static @Nullable Batch only(Snapshot now, Predicate<Frame> lacking) {
        List<Entry> entries =
                now.entries().stream().filter(entry -> lacking.test(entry.frame())).toList();
        return entries.isEmpty() ? null : batch(entries, now.last());
    }

    private static Batch batch(List<Entry> entries, long last) {
        List<Block> blocks = new ArrayList<>(entries.size());
        long at = Long.MAX_VALUE;
        for (Entry entry : entries) {
            blocks.add(entry.frame().block());
            at = Math.min(at, entry.frame().at());
        }
        return new Batch(entries.getFirst().number(), last, at, Block.of(blocks));
    }
}
