package rostrum.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server as this machine's kernel and, if it is in Java, its JVM describe it. */
public final class ServerProcess {
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+([0-9]+) kB");
    private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+[0-9]+\\s+([0-9]+)\\s*$");

    private final long pid;

    public ServerProcess(long pid) {
        this.pid = pid;
    }

    /**
     * Bytes of memory, each empty where it cannot be read.
     *
     * @param resident physical memory of the process
     * @param live objects of the heap that survive a full collection
     */
    public record Memory(OptionalLong resident, OptionalLong live) {}

    /** Collects the garbage of a server in Java, then looks; stops it for some 100 ms. */
    public Memory memory() throws InterruptedException {
        OptionalLong live = live();
        return new Memory(resident(), live);
    }

    /** Processor time used since its start, without that of its children (the database). */
    public Duration cpu() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** Physical memory as it is. */
    public OptionalLong resident() {
        try {
            return find(RESIDENT, Files.readString(Path.of("/proc/" + pid + "/status")), 1024);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong live() throws InterruptedException {
        Path own = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        String jcmd = Files.isExecutable(own) ? own.toString() : "jcmd";
        try {
            // A file, because the server stands still until the last line has been taken.
            Path file = Files.createTempFile("rostrum-bench", ".histogram");
            try {
                // Without -all it counts live objects only, and collects first to know them.
                Process process =
                        new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                                .redirectErrorStream(true)
                                .redirectOutput(file.toFile())
                                .start();
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroy();
                }
                return find(LIVE, Files.readString(file), 1);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong find(Pattern pattern, String text, long unit) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? OptionalLong.of(Long.parseLong(matcher.group(1)) * unit)
                : OptionalLong.empty();
    }
}
