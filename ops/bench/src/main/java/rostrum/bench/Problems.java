package rostrum.bench;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What went wrong, by kind, and how often. Thread-safe. */
public final class Problems {
    private final Map<String, LongAdder> kinds = new ConcurrentHashMap<>();

    public void add(String kind) {
        kinds.computeIfAbsent(kind, k -> new LongAdder()).increment();
    }

    public void add(String where, IOException problem) {
        String message = problem.getMessage();
        add(where + ": " + (message == null ? problem.getClass().getSimpleName() : message));
    }

    /** How often a kind was met so far. */
    public long count(String kind) {
        LongAdder count = kinds.get(kind);
        return count == null ? 0 : count.sum();
    }

    /** Kind and number, in alphabetical order. */
    public Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        kinds.forEach((kind, count) -> all.put(kind, count.sum()));
        return all;
    }
}
