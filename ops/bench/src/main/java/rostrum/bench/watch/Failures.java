package rostrum.bench.watch;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What went wrong, in words: the first ten kinds, and how often each. Thread-safe. */
final class Failures {
    private static final int FIRST = 10;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    private record Kind(Instant first, long times) {}

    Failures(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String what) {
        Kind before = kinds.get(what);
        if (before != null) {
            kinds.put(what, new Kind(before.first(), before.times() + 1));
        } else if (kinds.size() < FIRST) {
            kinds.put(what, new Kind(clock.instant(), 1));
        }
    }

    /** A line each, with the time (UTC) when it was first met. */
    synchronized List<String> lines() {
        return kinds.entrySet().stream().map(kind -> line(kind.getKey(), kind.getValue())).toList();
    }

    private static String line(String what, Kind kind) {
        String times = kind.times() == 1 ? "" : " (%,d times)".formatted(kind.times());
        return TIME.format(kind.first()) + " " + what + times;
    }

    static String words(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
