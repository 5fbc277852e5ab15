package rostrum.rehearsal.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import rostrum.rehearsal.result.Result.Second;

/** What happens, second by second. Anybody may count; one thread turns the page. */
public final class Seconds {
    private static final int DIGITS = 3;

    private final AtomicInteger members = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final LongAdder requests = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder votes = new LongAdder();
    private final Recorder deliveries = new Recorder(DIGITS);
    private final List<Second> seconds = new ArrayList<>();

    public void signedIn() {
        members.incrementAndGet();
    }

    void opened() {
        streams.incrementAndGet();
    }

    void ended() {
        streams.decrementAndGet();
    }

    void request() {
        requests.increment();
    }

    void failure() {
        failed.increment();
    }

    void vote() {
        votes.increment();
    }

    void delivery(long micros) {
        deliveries.recordValue(micros);
    }

    public int members() {
        return members.get();
    }

    public int streams() {
        return streams.get();
    }

    /** Ends the second that began at {@code at}, in milliseconds since 1970, and returns it. */
    public synchronized Second turn(long at) {
        Histogram delivered = deliveries.getIntervalHistogram();
        Second second =
                new Second(
                        at,
                        members.get(),
                        streams.get(),
                        (int) requests.sumThenReset(),
                        (int) failed.sumThenReset(),
                        (int) votes.sumThenReset(),
                        (int) delivered.getTotalCount(),
                        Histograms.millis(delivered.getValueAtPercentile(50)),
                        Histograms.millis(delivered.getValueAtPercentile(99)),
                        Histograms.millis(delivered.getMaxValue()));
        seconds.add(second);
        return second;
    }

    synchronized List<Second> all() {
        return List.copyOf(seconds);
    }
}
