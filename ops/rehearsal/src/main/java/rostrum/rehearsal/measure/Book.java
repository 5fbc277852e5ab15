package rostrum.rehearsal.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import rostrum.rehearsal.result.Counters;
import rostrum.rehearsal.result.Result.Generator;
import rostrum.rehearsal.result.Result.Phase;
import rostrum.rehearsal.result.Result.Return;
import rostrum.rehearsal.result.Result.Second;
import rostrum.rehearsal.result.Result.Timing;

/** All that is noted down while an event is played. Thread-safe. */
public final class Book {
    /** Of streams that were cut because the event says so. */
    public static final String DROP = "drop";

    /** Of streams that ended while a release was put into service. */
    public static final String DEPLOY = "deploy";

    /** The kinds of section that are not sent at once: counters, every second or five. */
    private static final String ALL = "all";

    private static final List<String> ORDER =
            List.of(
                    "first page",
                    "page",
                    "style",
                    "script",
                    "sign-in page",
                    "sign-in",
                    "check-in",
                    "connect",
                    "stream",
                    "vote");

    private final long offsetMillis;
    private final Histograms requests = new Histograms();
    private final Histograms deliveries = new Histograms();
    private final Failures failures = new Failures();
    private final Seconds seconds = new Seconds();
    private final Absences absences = new Absences();
    private final Load load = new Load();
    private final LongAdder events = new LongAdder();
    private final LongAdder duplicated = new LongAdder();
    private final LongAdder backwards = new LongAdder();
    private final AtomicInteger checkedIn = new AtomicInteger();
    private final ConcurrentLinkedQueue<Phase> phases = new ConcurrentLinkedQueue<>();
    private volatile boolean deploying;

    /**
     * @param offsetMillis what the server's clock is ahead of ours
     */
    public Book(long offsetMillis) {
        this.offsetMillis = offsetMillis;
    }

    /** One was answered as it should be, so long after its intended moment. */
    public void answered(String kind, long nanos) {
        requests.record(kind, nanos / 1000);
        seconds.request();
    }

    /** One was not. */
    public void failed(String kind, String words) {
        requests.failed(kind);
        seconds.failure();
        failures.add(kind + ": " + words);
    }

    /** A stream told its page something for the first time, so long after it was wanted. */
    public void streamed(long nanos) {
        requests.record("stream", nanos / 1000);
        seconds.opened();
    }

    /** The same, of a page that had been without one. */
    public void streamed(long nanos, Absences.Absence absence, long now) {
        streamed(nanos);
        absence.over(now);
    }

    /** A new connection was made, with TLS. */
    public void connected(long nanos) {
        requests.record("connect", nanos / 1000);
    }

    /** An open stream ended because its page was left. */
    public void streamLeft() {
        seconds.ended();
    }

    /** An open stream was cut by us. */
    public Absences.Absence streamDropped(long now) {
        seconds.ended();
        return absences.begin(DROP, now, true);
    }

    /** An open stream ended; nobody here wanted it. */
    public Absences.Absence streamEnded(long now, boolean goodbye, String words) {
        seconds.ended();
        if (!(deploying && goodbye)) {
            failed("stream", words);
        }
        return absences.begin(deploying ? DEPLOY : "", now, goodbye);
    }

    /** An event brought something new, or not. */
    public void event() {
        events.increment();
    }

    /** An event showed what was shown already. */
    public void duplicated(String section) {
        duplicated.increment();
        failures.add("sent twice: " + section);
    }

    /** An event was committed before the one that the page shows. */
    public void backwards(String section) {
        backwards.increment();
        failures.add("going back in time: " + section);
    }

    /**
     * A change arrived.
     *
     * @param kind of the section
     * @param committed by the server's clock
     * @param arrived by ours
     */
    public void delivered(String kind, long committed, long arrived) {
        long micros = Math.max(0, arrived + offsetMillis - committed) * 1000;
        deliveries.record(kind, micros);
        if (Counters.wait(kind).isZero()) {
            deliveries.record(ALL, micros);
            seconds.delivery(micros);
        }
    }

    public void voted() {
        seconds.vote();
    }

    public void checkedIn() {
        checkedIn.incrementAndGet();
    }

    public void phase(Phase phase) {
        phases.add(phase);
    }

    /** While it is so, streams may end with a goodbye. */
    public void deploying(boolean now) {
        deploying = now;
    }

    /** By the server's clock, in milliseconds since 1970. */
    public long serverTime(long ours) {
        return ours + offsetMillis;
    }

    public Failures failures() {
        return failures;
    }

    public Seconds seconds() {
        return seconds;
    }

    public Load load() {
        return load;
    }

    public List<Timing> timings() {
        return requests.timings(ORDER);
    }

    public List<Timing> deliveries() {
        return deliveries.timings(List.of(ALL));
    }

    /** Every histogram of requests and of deliveries, in microseconds. */
    public Map<String, Map<String, Histogram>> histograms() {
        return Map.of("timings", requests.copies(), "deliveries", deliveries.copies());
    }

    public List<Phase> phases() {
        return new ArrayList<>(phases);
    }

    public List<Second> everySecond() {
        return seconds.all();
    }

    public List<Return> returns() {
        return Stream.of(DROP, DEPLOY).flatMap(c -> absences.returns(c).stream()).toList();
    }

    public Map<String, Long> everyFailure() {
        return failures.all();
    }

    public Generator generator() {
        return load.generator();
    }

    public long events() {
        return events.sum();
    }

    public long duplicates() {
        return duplicated.sum();
    }

    public long reversals() {
        return backwards.sum();
    }

    public long attendances() {
        return checkedIn.get();
    }
}
