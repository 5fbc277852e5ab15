package rostrum.bench.watch;

import java.io.EOFException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rostrum.bench.http.Http;
import rostrum.bench.http.SseEvent;
import rostrum.bench.http.SseReader;
import rostrum.bench.site.Document;
import rostrum.bench.site.EventId;

/**
 * A page left open in a browser: it has a stream, which keeps what it shows up to date, and opens
 * another when that ends, by the rules and with the pauses of the site's own {@code live.js}.
 *
 * <p>One thread runs it; the other methods may be called by any.
 */
final class Tab implements Runnable {
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    private static final Duration STEADY = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(70);
    private static final int MOST_DOUBLINGS = 10;
    private static final int LONGEST_HAVE = 12_000;
    private static final Set<Integer> FINAL = Set.of(401, 403, 404, 410);
    private static final String DRAIN = "drain";

    private final Http http;
    private final Document page;
    private final String cookie;
    private final Requests requests;
    private final Journal journal;
    private final RandomGenerator random;
    private final Map<String, String> shown;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Http.@Nullable Connection connection;

    // All below belong to the thread that runs it.
    private Journal.@Nullable Absence absence;
    private boolean opened;
    private long pauseMillis = FIRST_PAUSE_MILLIS;

    /**
     * Shows the page as it was loaded; there is no stream yet.
     *
     * @param cookie of the member who looks at it
     */
    Tab(
            Http http,
            Document page,
            String cookie,
            Requests requests,
            Journal journal,
            RandomGenerator random) {
        this.http = http;
        this.page = page;
        this.cookie = cookie;
        this.requests = requests;
        this.journal = journal;
        this.random = random;
        this.shown = new ConcurrentHashMap<>(page.sections());
    }

    /** What the page shows now: id and version of each section. */
    Map<String, String> shown() {
        return Map.copyOf(shown);
    }

    /** Hangs up for good. */
    void close() throws IOException {
        closing.countDown();
        Http.Connection open = connection;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void run() {
        try {
            int failures = 0;
            Optional<Duration> lasted;
            do {
                lasted = stream();
                boolean steady = lasted.filter(time -> time.compareTo(STEADY) > 0).isPresent();
                failures = steady ? 0 : failures + 1;
            } while (lasted.isPresent() && !closing.await(pause(failures), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long pause(int failures) {
        long longest =
                Math.min(LONGEST_PAUSE_MILLIS, pauseMillis << Math.min(failures, MOST_DOUBLINGS));
        return (long) (longest * (0.5 + random.nextDouble() / 2));
    }

    /** Has one stream; returns how long it lasted, or empty when there is no use in another. */
    private Optional<Duration> stream() {
        String kind = opened ? "stream, again" : "stream";
        if (opened) {
            journal.again();
        }
        long start = System.nanoTime();
        try (Http.Connection made = http.stream(address(), cookie, true)) {
            connection = made;
            int status = made.answer().status();
            if (isClosing()) {
                return Optional.empty();
            }
            if (status != 200) {
                requests.answered(kind, start);
                requests.refused(kind, status);
                return FINAL.contains(status) ? Optional.empty() : Optional.of(Duration.ZERO);
            }
            made.patience(SILENCE);
            SseReader reader = new SseReader(made.body());
            if (!reader.await()) {
                throw new EOFException("the stream ended before it began");
            }
            requests.answered(kind, start);
            arrived();
            long began = System.nanoTime();
            read(reader);
            return Optional.of(Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException e) {
            if (!isClosing()) {
                requests.answered(kind, start);
                requests.failed(kind, Failures.words(e));
            }
            return Optional.of(Duration.ZERO);
        }
    }

    private String address() {
        String have =
                shown.entrySet().stream()
                        .map(section -> section.getKey() + ":" + section.getValue())
                        .collect(Collectors.joining(","));
        String encoded = URLEncoder.encode(have, StandardCharsets.UTF_8);
        return encoded.length() > LONGEST_HAVE ? page.live() : page.live() + "&have=" + encoded;
    }

    private void read(SseReader reader) {
        boolean goodbye = false;
        String end = "ended without a goodbye";
        Map<String, EventId> newest = new HashMap<>();
        try {
            for (SseEvent event = reader.next(); event != null; event = reader.next()) {
                pauseMillis = reader.retryMillis() > 0 ? reader.retryMillis() : pauseMillis;
                if (event.name().equals("goodbye")) {
                    goodbye = event.data().equals(DRAIN);
                    end = "ended with \"" + event.data() + '"';
                } else {
                    show(event, newest);
                }
            }
        } catch (IOException e) {
            end = Failures.words(e);
        }
        if (!isClosing()) {
            absence = goodbye ? journal.left() : journal.cut(end);
        }
    }

    private void arrived() {
        if (absence != null) {
            journal.back(absence);
        } else {
            journal.opened();
        }
        opened = true;
    }

    private void show(SseEvent event, Map<String, EventId> newest) {
        journal.event();
        Optional<EventId> id = EventId.parse(event.id());
        String version = Document.sections(event.data()).get(event.name());
        if (id.isEmpty() || version == null) {
            journal.unreadable(event.name());
            return;
        }
        // Only within a stream: two processes may have begun to render at different moments.
        EventId before = newest.put(event.name(), id.get());
        if (before != null && id.get().epochMillis() < before.epochMillis()) {
            journal.backwards(event.name());
        }
        if (version.equals(shown.get(event.name()))) {
            journal.twice(event.name());
        } else if (shown.containsKey(event.name()) || page.slots().contains(kind(event.name()))) {
            shown.put(event.name(), version);
        }
    }

    private static String kind(String section) {
        return section.replaceFirst("-[0-9]+$", "");
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }
}
