package rostrum.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Sections kept in memory: of scope 1 and of any other, the same ids. Thread-safe. */
final class FakeSource implements Source {
    final AtomicInteger renderings = new AtomicInteger();
    final Map<String, Duration> intervals = new ConcurrentHashMap<>();
    volatile boolean broken;

    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final Map<String, String> contents = new ConcurrentHashMap<>();

    FakeSource(String... sections) {
        ids.addAll(List.of(sections));
    }

    void put(long scope, String section, String content) {
        contents.put(scope + section, content);
    }

    /** A section that nobody has announced. */
    void add(String section) {
        ids.add(section);
    }

    @Override
    public List<String> sections(long scope) {
        return ids;
    }

    @Override
    public List<String> showing(String thing) {
        return List.of(thing);
    }

    @Override
    public Rendered render(long scope, String language, String section) {
        renderings.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("broken");
        }
        String content = contents.getOrDefault(scope + section, "0");
        String html = language.equals("en") ? content : language + ":" + content;
        return new Rendered(html, html.replace('\n', '/'));
    }

    @Override
    public Duration interval(String kind) {
        return intervals.getOrDefault(kind, Duration.ZERO);
    }
}
