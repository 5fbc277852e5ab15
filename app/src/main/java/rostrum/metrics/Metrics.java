package rostrum.metrics;

import com.codahale.metrics.Counter;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import rostrum.live.Observer;

/** What is counted and timed. Thread-safe and cheap. */
public final class Metrics implements Observer {
    private static final String SUCCESS = "success";
    private static final String ERROR = "error";

    private final Map<Metric, DoubleSupplier> gauges = new EnumMap<>(Metric.class);
    private final Map<Metric, Counter> counters = new EnumMap<>(Metric.class);
    private final Map<Metric, Map<String, RecentTimes>> timers = new EnumMap<>(Metric.class);
    private final String version;

    /**
     * Counts nothing yet.
     *
     * @param version of this release
     */
    public Metrics(String version) {
        this.version = version;
        counters.put(Metric.FRAMES, new Counter());
        counters.put(Metric.DROPPED, new Counter());
        counters.put(Metric.VOTES_RECORDED, new Counter());
        for (Metric timed :
                new Metric[] {
                    Metric.RENDERING,
                    Metric.DELIVERY,
                    Metric.REQUESTS,
                    Metric.VOTES,
                    Metric.VOTE_GROUPS,
                    Metric.POOL_WAIT
                }) {
            // Success is there from the start, so that a dashboard finds every name.
            timers.put(timed, new ConcurrentHashMap<>(Map.of(SUCCESS, new RecentTimes())));
        }
        watchProcess();
    }

    /** Call while wiring, before anything is asked. */
    public void gauge(Metric metric, DoubleSupplier value) {
        gauges.put(metric, value);
    }

    public void time(Metric metric, String outcome, long nanos) {
        Map<String, RecentTimes> byOutcome = timers.get(metric);
        if (byOutcome == null) {
            throw new IllegalArgumentException("not timed: " + metric);
        }
        byOutcome.computeIfAbsent(outcome, key -> new RecentTimes()).record(nanos);
    }

    /** Adds to a counter. */
    public void count(Metric metric, long more) {
        Counter counter = counters.get(metric);
        if (counter == null) {
            throw new IllegalArgumentException("not counted: " + metric);
        }
        counter.inc(more);
    }

    /** Everything, as Prometheus reads it. */
    public String text() {
        return PrometheusText.of(version, gauges, counters, timers);
    }

    @Override
    public void rendered(long nanos, boolean ok) {
        time(Metric.RENDERING, ok ? SUCCESS : ERROR, nanos);
    }

    @Override
    public void published() {
        count(Metric.FRAMES, 1);
    }

    @Override
    public void delivered(long millis) {
        time(Metric.DELIVERY, SUCCESS, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Override
    public void dropped() {
        count(Metric.DROPPED, 1);
    }

    private void watchProcess() {
        var memory = ManagementFactory.getMemoryMXBean();
        var threads = ManagementFactory.getThreadMXBean();
        var runtime = ManagementFactory.getRuntimeMXBean();
        gauge(Metric.HEAP, () -> memory.getHeapMemoryUsage().getUsed());
        gauge(Metric.HEAP_MAX, () -> memory.getHeapMemoryUsage().getMax());
        gauge(Metric.THREADS, threads::getThreadCount);
        gauge(Metric.UPTIME, () -> runtime.getUptime() / 1e3);
        gauge(
                Metric.GC,
                () ->
                        ManagementFactory.getGarbageCollectorMXBeans().stream()
                                        .mapToLong(gc -> gc.getCollectionTime())
                                        .sum()
                                / 1e3);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os) {
            gauge(Metric.CPU, () -> os.getProcessCpuTime() / 1e9);
            gauge(Metric.DESCRIPTORS, os::getOpenFileDescriptorCount);
        }
    }
}
