package rostrum.rehearsal.measure;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What went wrong, as sentences, and how often. Thread-safe. */
public final class Failures {
    private static final int MOST = 50;

    private final Map<String, LongAdder> kinds = new ConcurrentHashMap<>();

    /** Notes one; of more than fifty different ones the rest are counted together. */
    public void add(String sentence) {
        String kind = kinds.size() < MOST || kinds.containsKey(sentence) ? sentence : "others";
        kinds.computeIfAbsent(kind, k -> new LongAdder()).increment();
    }

    /** The most frequent first. */
    Map<String, Long> all() {
        Map<String, Long> all = new LinkedHashMap<>();
        kinds.entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<String, LongAdder>>comparingLong(
                                        kind -> -kind.getValue().sum())
                                .thenComparing(Map.Entry::getKey))
                .forEach(kind -> all.put(kind.getKey(), kind.getValue().sum()));
        return all;
    }

    /** A throwable in words, without what differs from one to the next. */
    public static String words(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").replaceAll("[0-9.]+:[0-9]+", "the site");
    }
}
