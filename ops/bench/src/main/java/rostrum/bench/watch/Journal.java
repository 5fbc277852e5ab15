package rostrum.bench.watch;

import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What happened to the streams, and when: milliseconds since 1970. Thread-safe. */
final class Journal {
    /** Of a stream that has not come back. */
    static final long NOT_YET = Long.MAX_VALUE;

    private final Clock clock;
    private final Failures failures;
    private final AtomicInteger open = new AtomicInteger();
    private final Queue<Absence> absences = new ConcurrentLinkedQueue<>();
    private final Queue<Long> returns = new ConcurrentLinkedQueue<>();
    private final LongAdder broken = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder twice = new LongAdder();
    private final LongAdder backwards = new LongAdder();
    private final LongAdder unreadable = new LongAdder();

    /** From a stream's end until the same page is told something again. */
    static final class Absence {
        private final long from;
        private volatile long until = NOT_YET;

        Absence(long from) {
            this.from = from;
        }

        /** The same, over. */
        Absence(long from, long until) {
            this.from = from;
            this.until = until;
        }

        long from() {
            return from;
        }

        long until() {
            return until;
        }
    }

    Journal(Clock clock, Failures failures) {
        this.clock = clock;
        this.failures = failures;
    }

    /** A page whose stream ended asks for another, with or without success. */
    void again() {
        returns.add(clock.millis());
    }

    /** A page is told something for the first time. */
    void opened() {
        open.incrementAndGet();
    }

    void back(Absence absence) {
        absence.until = clock.millis();
        open.incrementAndGet();
    }

    /** A stream ended as it should, after a goodbye. */
    Absence left() {
        Absence absence = new Absence(clock.millis());
        absences.add(absence);
        open.decrementAndGet();
        return absence;
    }

    /** A stream ended without a goodbye. */
    Absence cut(String words) {
        broken.increment();
        failures.add("stream cut: " + words);
        return left();
    }

    void event() {
        events.increment();
    }

    /** An event showed what was shown already. */
    void twice(String section) {
        twice.increment();
        failures.add("event sent twice: " + section);
    }

    /** An event was committed before the one shown last on the same stream. */
    void backwards(String section) {
        backwards.increment();
        failures.add("event going back in time: " + section);
    }

    /** An event without a section, a version or a readable id. */
    void unreadable(String name) {
        unreadable.increment();
        failures.add("unreadable event: " + name);
    }

    /** How many streams are open now. */
    int open() {
        return open.get();
    }

    List<Absence> absences() {
        return List.copyOf(absences);
    }

    /** When streams were asked for again. */
    List<Long> returns() {
        return List.copyOf(returns);
    }

    long broken() {
        return broken.sum();
    }

    long events() {
        return events.sum();
    }

    long twice() {
        return twice.sum();
    }

    long backwards() {
        return backwards.sum();
    }

    long unreadable() {
        return unreadable.sum();
    }
}
