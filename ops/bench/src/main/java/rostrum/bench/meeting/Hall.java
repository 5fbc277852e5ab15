package rostrum.bench.meeting;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import rostrum.bench.Problems;
import rostrum.bench.Timings;
import rostrum.bench.http.Answer;
import rostrum.bench.http.Http;
import rostrum.bench.http.SseEvent;
import rostrum.bench.http.SseReader;

/** Everybody who watches: one stream and one virtual thread each. */
final class Hall implements AutoCloseable {
    // Enough to keep the server busy, few enough that connecting measures the server, not a queue.
    private static final int CONNECTING_AT_ONCE = 64;
    private static final long LOOK_MILLIS = 20;

    private final Http http;
    private final String path;
    private final boolean gzip;
    private final Clock clock;
    private final Timings timings;
    private final Problems problems;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore connecting = new Semaphore(CONNECTING_AT_ONCE);
    private final AtomicReference<String> ballot = new AtomicReference<>("");
    private final LongAdder events = new LongAdder();
    private final LongAdder heartbeats = new LongAdder();
    private final LongAdder connected = new LongAdder();
    private final LongAdder compressed = new LongAdder();
    private final Queue<Screen> screens = new ConcurrentLinkedQueue<>();
    private final Queue<Http.Connection> connections = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    Hall(Http http, String path, boolean gzip, Clock clock, Timings timings, Problems problems) {
        this.http = http;
        this.path = path;
        this.gzip = gzip;
        this.clock = clock;
        this.timings = timings;
        this.problems = problems;
    }

    /** Opens a stream for each cookie; returns when each is open or refused. */
    void fill(List<String> cookies) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(cookies.size());
        for (String cookie : cookies) {
            threads.execute(() -> watch(cookie, answered));
        }
        answered.await();
    }

    /** From now on this section is the ballot everybody must be shown. */
    void watch(String section) {
        ballot.set(section);
    }

    /** Waits until it is true of {@code count} screens; false when the time is over. */
    boolean await(int count, Predicate<Screen> seen, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (screens.stream().filter(seen).count() < count) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }

    /** Waits until nothing has arrived for a while, but not longer than {@code most}. */
    void awaitQuiet(Duration quiet, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        long before = -1;
        while (before != events() && System.nanoTime() < end) {
            before = events();
            Thread.sleep(quiet);
        }
    }

    List<Screen> screens() {
        return List.copyOf(screens);
    }

    long events() {
        return events.sum();
    }

    /** Comment lines, counted when a stream ends. */
    long heartbeats() {
        return heartbeats.sum();
    }

    /** How many streams were opened. */
    int connected() {
        return connected.intValue();
    }

    /** How many streams came compressed. */
    long compressed() {
        return compressed.sum();
    }

    /** Hangs up every stream and waits for its thread. */
    @Override
    public void close() throws IOException {
        closing = true;
        for (Http.Connection connection : connections) {
            connection.close();
        }
        threads.close();
    }

    private void watch(String cookie, CountDownLatch answered) {
        try (Http.Connection connection = connect(cookie, answered)) {
            read(connection);
        } catch (IOException e) {
            if (!closing) {
                problems.add("stream", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Http.Connection connect(String cookie, CountDownLatch answered)
            throws IOException, InterruptedException {
        connecting.acquire();
        try {
            long start = System.nanoTime();
            Http.Connection connection = http.stream(path, cookie, gzip);
            Answer answer = connection.answer();
            String type = answer.header("content-type");
            if (answer.status() != 200 || !type.startsWith("text/event-stream")) {
                connection.close();
                throw new IOException("refused with " + answer.status() + " " + type);
            }
            timings.record("connect", Duration.ofNanos(System.nanoTime() - start));
            connected.increment();
            compressed.add(answer.compressed() ? 1 : 0);
            connections.add(connection);
            return connection;
        } finally {
            connecting.release();
            answered.countDown();
        }
    }

    private void read(Http.Connection connection) throws IOException {
        Screen screen = new Screen(clock.millis(), ballot::get, timings, problems, events);
        screens.add(screen);
        SseReader reader = new SseReader(connection.body());
        try {
            for (SseEvent e = reader.next(); e != null; e = reader.next()) {
                screen.show(e, clock.millis());
            }
            throw new IOException("ended by the server");
        } finally {
            heartbeats.add(reader.comments());
        }
    }
}
