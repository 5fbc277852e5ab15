package rostrum.bench.fanout;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * One measurement, which begins and ends in silence.
 *
 * @param rate updates published a second
 * @param took from the first publication to the last arrival, about
 * @param cpu that the server used meanwhile
 * @param delays of all updates delivered, in milliseconds
 */
record Window(
        String contender, int rate, int round, Duration took, Duration cpu, Histogram delays) {

    long delivered() {
        return delays.getTotalCount();
    }

    double perSecond() {
        return delivered() * 1e9 / took.toNanos();
    }

    /** CPU time of one delivered update. */
    double micros() {
        return cpu.toNanos() / 1e3 / delivered();
    }
}
