package rostrum.bench.watch;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import rostrum.bench.CpuMeter;

/**
 * How this program itself is doing: were its figures the server's or its own? Beats on a virtual
 * thread, like everything that is measured.
 */
final class Pulse implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMillis(50);
    private static final int BEATS_A_SECOND = 20;
    private static final int BUSY_PERCENT = 80;
    private static final int STALLED_MILLIS = 1_000;

    private final CpuMeter all = new CpuMeter();
    private final Thread thread;
    private volatile double busiest;
    private volatile Duration stall = Duration.ZERO;

    Pulse() {
        thread = Thread.ofVirtual().start(this::beat);
    }

    private void beat() {
        CpuMeter second = new CpuMeter();
        try {
            for (int n = 1; true; n++) {
                long before = System.nanoTime();
                Thread.sleep(BEAT);
                Duration late = Duration.ofNanos(System.nanoTime() - before).minus(BEAT);
                stall = late.compareTo(stall) > 0 ? late : stall;
                if (n % BEATS_A_SECOND == 0) {
                    busiest = Math.max(busiest, second.share());
                    second = new CpuMeter();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** How it has been until now. */
    Health health() {
        return new Health(percent(all.share()), percent(busiest), stall.toMillis());
    }

    private static long percent(double share) {
        return Math.round(share * 100);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /**
     * What it found.
     *
     * @param cpuPercent of all processors together
     * @param busiestPercent the same, in the busiest second
     * @param stallMillis the longest time for which nothing could be done
     */
    record Health(long cpuPercent, long busiestPercent, long stallMillis) {
        /** Whether the times may be this program's own. */
        boolean isPoor() {
            return busiestPercent > BUSY_PERCENT || stallMillis > STALLED_MILLIS;
        }

        Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("cpuPercent", cpuPercent);
            figures.put("busiestPercent", busiestPercent);
            figures.put("stallMillis", stallMillis);
            return figures;
        }
    }
}
