package rostrum.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The packaged jar as its user runs it: a process of its own. */
final class PackagedDemo implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Path data;
    private final Process process;
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    private PackagedDemo(Path data, Process process) {
        this.data = data;
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /** Starts it on a free or known port, with its data in a folder. */
    static PackagedDemo start(Path data, String... options) throws IOException {
        Path jar = Path.of(System.getProperty("rostrum.demo.jar", "target/rostrum-demo.jar"));
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    "There is no "
                            + jar.toAbsolutePath()
                            + ": package ops/demo first, as ops/test browser does,"
                            + " or name another with -Drostrum.demo.jar=FILE");
        }
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-XX:+UseSerialGC", "-jar", jar.toString()));
        command.addAll(List.of("--data", data.toString()));
        command.addAll(List.of(options));
        return new PackagedDemo(
                data, new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(output::add);
        } catch (IOException e) {
            output.add("(output ended: " + e.getMessage() + ")");
        }
    }

    /** Waits for a line it prints. */
    String line(String part) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            @Nullable String line = output.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new AssertionError("no \"" + part + "\" in:\n" + String.join("\n", seen));
            }
            seen.add(line);
            if (line.contains(part)) {
                return line;
            }
        }
    }

    /** Ends it as Ctrl-C and a supervisor do; returns what has not ended after a while. */
    List<ProcessHandle> stop() throws InterruptedException {
        List<ProcessHandle> family = family();
        process.toHandle()
                .destroy(); // unlike Process.destroy, it lets the output be read to its end
        process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
        return family.stream().filter(ProcessHandle::isAlive).toList();
    }

    /** The process, its PostgreSQL, which is nobody's child, and what they have started. */
    List<ProcessHandle> family() {
        Stream<ProcessHandle> heads = Stream.concat(Stream.of(process.toHandle()), database());
        return heads.flatMap(head -> Stream.concat(Stream.of(head), head.descendants())).toList();
    }

    private Stream<ProcessHandle> database() {
        try {
            Path file = data.resolve("postgres").resolve("postmaster.pid");
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    .stream();
        } catch (NoSuchFileException e) {
            return Stream.empty(); // ended already, or not started yet
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // Only what a failed test has left behind.
        family().forEach(ProcessHandle::destroyForcibly);
    }
}
