package rostrum.bench.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import rostrum.bench.Timings;
import rostrum.bench.http.Http;

/** Every request by kind: how many, how long, how many in vain. Thread-safe. */
final class Requests {
    private final Timings timings;
    private final Failures failures;
    private final Map<String, LongAdder> failed = new ConcurrentHashMap<>();
    private final LongAdder serverErrors = new LongAdder();

    /** Something that is asked of the server. */
    @FunctionalInterface
    interface Call {
        Http.Page ask() throws IOException;
    }

    /** One kind of request, and how many of it were in vain. */
    record Kind(Timings.Line line, long failed) {
        Map<String, Number> figures() {
            Map<String, Number> figures = line.figures();
            figures.put("failed", failed);
            return figures;
        }
    }

    Requests(Timings timings, Failures failures) {
        this.timings = timings;
        this.failures = failures;
    }

    /** Asks; empty when there was no answer, or another one than was expected. */
    Optional<Http.Page> ask(String kind, int expected, Call call) {
        long start = System.nanoTime();
        try {
            Http.Page page = call.ask();
            answered(kind, start);
            if (page.answer().status() == expected) {
                return Optional.of(page);
            }
            refused(kind, page.answer().status());
        } catch (IOException e) {
            answered(kind, start);
            failed(kind, Failures.words(e));
        }
        return Optional.empty();
    }

    /** One was answered, or given up, that began at {@code start} by {@link System#nanoTime}. */
    void answered(String kind, long start) {
        timings.record(kind, Duration.ofNanos(System.nanoTime() - start));
    }

    /** One of those answered had a status it should not have. */
    void refused(String kind, int status) {
        if (status >= 500) {
            serverErrors.increment();
        }
        failed(kind, "answered " + status);
    }

    /** One of those answered was in vain. */
    void failed(String kind, String words) {
        failed.computeIfAbsent(kind, k -> new LongAdder()).increment();
        failures.add(kind + ": " + words);
    }

    long all() {
        return timings.lines().stream().mapToLong(Timings.Line::count).sum();
    }

    long failed() {
        return failed.values().stream().mapToLong(LongAdder::sum).sum();
    }

    private long failed(String kind) {
        LongAdder count = failed.get(kind);
        return count == null ? 0 : count.sum();
    }

    long serverErrors() {
        return serverErrors.sum();
    }

    List<Kind> kinds() {
        return timings.lines().stream().map(line -> new Kind(line, failed(line.name()))).toList();
    }
}
