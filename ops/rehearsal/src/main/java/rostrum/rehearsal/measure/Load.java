package rostrum.rehearsal.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import rostrum.rehearsal.result.Result.Generator;

/** How busy this machine and this program are, and how late with what was planned. */
public final class Load {
    private static final long MOST_MICROS = 600_000_000;
    private static final Path STAT = Path.of("/proc/stat");

    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Histogram late = new ConcurrentHistogram(MOST_MICROS, 2);
    private final long began = System.nanoTime();
    private final long cpuBegan = system.getProcessCpuTime();
    private long wall = began;
    private long cpu = cpuBegan;
    private long[] machine = machine();
    private double busiest;
    private double machineBusiest;

    /** Something planned began so many nanoseconds after its moment; negative: before. */
    public void late(long nanos) {
        late.recordValue(Math.clamp(nanos / 1000, 0, MOST_MICROS));
    }

    /** Looks at the second that ends now. */
    public synchronized void look() {
        long now = System.nanoTime();
        long used = system.getProcessCpuTime();
        busiest = Math.max(busiest, 100.0 * (used - cpu) / Math.max(1, now - wall));
        wall = now;
        cpu = used;
        long[] ticks = machine();
        long all = ticks[0] - machine[0];
        if (all > 0) {
            machineBusiest = Math.max(machineBusiest, 100.0 * (ticks[1] - machine[1]) / all);
        }
        machine = ticks;
    }

    /** All ticks of all processors, and those in which they worked; zeros where nobody says. */
    private static long[] machine() {
        try {
            List<String> fields = List.of(Files.readAllLines(STAT).getFirst().split(" +"));
            long[] ticks =
                    fields.subList(1, Math.min(9, fields.size())).stream()
                            .mapToLong(Long::parseLong)
                            .toArray();
            long all = LongStream.of(ticks).sum();
            return new long[] {all, all - ticks[3] - ticks[4]}; // without idle and iowait
        } catch (IOException e) {
            return new long[] {0, 0};
        }
    }

    synchronized Generator generator() {
        return new Generator(
                system.getAvailableProcessors(),
                100.0 * (cpu - cpuBegan) / Math.max(1, wall - began),
                busiest,
                machineBusiest,
                Histograms.millis(late.getMaxValue()),
                Histograms.millis(late.getValueAtPercentile(99)));
    }
}
