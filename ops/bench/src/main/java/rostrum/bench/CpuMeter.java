package rostrum.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How much of the machine this program itself has used since the meter was made. */
public final class CpuMeter {
    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long wall = System.nanoTime();
    private final long cpu = system.getProcessCpuTime();

    /** From 0 to 1: of all processors together. */
    public double share() {
        long elapsed = Math.max(1, System.nanoTime() - wall);
        return (system.getProcessCpuTime() - cpu)
                / ((double) elapsed * system.getAvailableProcessors());
    }
}
