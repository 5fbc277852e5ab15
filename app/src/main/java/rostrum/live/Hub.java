package rostrum.live;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import rostrum.live.Source.Rendered;

/**
 * Keeps the newest frame of every section and delivers it to every subscriber.
 *
 * <p>Changes only mark sections. {@link #tick} renders what was marked, once for everybody, and
 * wakes the subscribers; each then takes what it lacks. A page asks {@link #page} and so never
 * shows anything newer than the hub does: what a subscriber lacks is always a matter of comparing
 * hashes. Thread-safe.
 */
public final class Hub implements Announcements {
    /** Also after a round that waited for the database in vain. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final Source source;
    private final Observer observer;
    private final Clock clock;
    private final Duration tick;
    private final Endings endings;

    private final Map<Topic.Key, Topic> topics = new ConcurrentHashMap<>();
    private final Map<Long, AtomicInteger> watching = new ConcurrentHashMap<>();

    /** Without certainty every frame may be stale. */
    private volatile boolean certain;

    /** Counts the times after which changes may have been missed. */
    private final AtomicInteger gaps = new AtomicInteger();

    /**
     * The rhythm.
     *
     * @param tick between two rounds of rendering
     * @param heartbeat after so much silence a comment is sent
     * @param patience a client that takes nothing for so long is dropped
     * @param drain over which streams end when the process stops
     */
    public record Timing(Duration tick, Duration heartbeat, Duration patience, Duration drain) {}

    public Hub(
            Source source, Observer observer, Clock clock, RandomGenerator random, Timing timing) {
        this.source = source;
        this.observer = observer;
        this.clock = clock;
        this.tick = timing.tick();
        this.endings = new Endings(this::forEachSubscriber, observer, clock, random, timing);
    }

    // Announcements

    @Override
    public void changed(Change change) {
        for (Topic topic : topics.values()) {
            if (topic.key.scope() == change.scope()) {
                for (String section : source.showing(change.thing())) {
                    topic.cell(section, source).mark(change.at());
                }
            }
        }
    }

    @Override
    public void ended(long owner) {
        endings.ended(owner);
    }

    @Override
    public void uncertain() {
        certain = false;
    }

    @Override
    public void certain() {
        gaps.incrementAndGet();
        long now = now();
        for (Topic topic : topics.values()) {
            topic.cells().forEach(cell -> cell.mark(now));
        }
        certain = true;
    }

    // Pages

    /** The sections of a page as they are now, by id: just what the hub's subscribers see. */
    public Map<String, Rendered> page(long scope, String language, View view) {
        Map<String, Rendered> sections = new HashMap<>();
        current(topic(scope, language), view)
                .forEach(frame -> sections.put(frame.section(), frame.rendered()));
        return sections;
    }

    /** The newest frames of all sections of a view. */
    private List<Frame> current(Topic topic, View view) {
        list(topic);
        List<Frame> frames = new ArrayList<>();
        for (Cell cell : topic.cells()) {
            if (view.shows(cell.section)) {
                frames.add(current(topic, cell));
            }
        }
        return frames;
    }

    /** Asks once which sections there are; new ones then come by themselves, with a change. */
    private void list(Topic topic) {
        int now = gaps.get();
        if (isListed(topic, now)) {
            return;
        }
        topic.listing.lock();
        try {
            if (!isListed(topic, now)) {
                source.sections(topic.key.scope()).forEach(id -> topic.cell(id, source));
                topic.listedAtGap = now;
            }
        } finally {
            topic.listing.unlock();
        }
    }

    private boolean isListed(Topic topic, int gap) {
        return certain && topic.listedAtGap == gap;
    }

    /**
     * The newest frame, rendered now when it does not show the truth. A section that has an
     * interval may lag by that much, so that a crowd at the door costs one rendering.
     */
    private Frame current(Topic topic, Cell cell) {
        Frame frame = usable(cell);
        if (frame != null) {
            return frame;
        }
        cell.rendering.lock();
        try {
            frame = usable(cell);
            return frame != null ? frame : render(topic, cell);
        } finally {
            cell.rendering.unlock();
        }
    }

    private @Nullable Frame usable(Cell cell) {
        boolean good = certain && (cell.isCurrent() || !cell.isDue(System.nanoTime()));
        return good ? cell.frame() : null;
    }

    /** Under the cell's lock. */
    private Frame render(Topic topic, Cell cell) {
        long marks = cell.marks();
        long pending = cell.takePending();
        long begin = System.nanoTime();
        boolean ok = false;
        try {
            Rendered rendered =
                    source.render(topic.key.scope(), topic.key.language(), cell.section);
            ok = true;
            Frame before = cell.frame();
            if (before != null && before.rendered().hash().equals(rendered.hash())) {
                cell.show(before, marks, System.nanoTime());
                return before;
            }
            Frame frame = Frame.of(cell.section, rendered, pending == 0 ? now() : pending);
            topic.publish(cell, frame, marks, System.nanoTime());
            observer.published();
            return frame;
        } finally {
            if (!ok) {
                cell.failed(pending, System.nanoTime());
            }
            observer.rendered(System.nanoTime() - begin, ok);
        }
    }

    private Topic topic(long scope, String language) {
        Topic.Key key = new Topic.Key(scope, language);
        Topic known = topics.get(key);
        return known != null ? known : topics.computeIfAbsent(key, Topic::new);
    }

    // Subscribers

    /**
     * Works out what a page lacks. May ask the database and so may fail: call it before anything is
     * promised to the client.
     */
    public Opening open(Subscription wanted) {
        Topic topic = topic(wanted.scope(), wanted.language());
        // Whatever the page may have been shown must be in the hub before they are compared.
        current(topic, wanted.view());
        Channel channel = topic.channel(wanted.view());
        Channel.Snapshot now = channel.snapshot();
        Channel.Batch lacking =
                Channel.only(
                        now,
                        frame ->
                                !frame.rendered()
                                        .hash()
                                        .equals(wanted.have().get(frame.section())));
        return new Opening(this, channel, wanted, now.last(), lacking);
    }

    void opened(Subscriber subscriber, long askedNanos) {
        watching.computeIfAbsent(subscriber.scope, scope -> new AtomicInteger()).incrementAndGet();
        endings.opened(subscriber, askedNanos);
    }

    void forgotten(Subscriber subscriber) {
        AtomicInteger count = watching.get(subscriber.scope);
        if (count != null) {
            count.decrementAndGet();
        }
    }

    /** How many streams are open, by scope. */
    public Map<Long, Integer> watching() {
        Map<Long, Integer> counts = new HashMap<>();
        watching.forEach((scope, count) -> counts.put(scope, count.get()));
        return counts;
    }

    /** How many streams are open in all. */
    public int streams() {
        return watching.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    // Loops

    /**
     * One round: renders what was marked and is due, and wakes those who watch it.
     *
     * @param failed is told of a section that cannot be rendered; it stays marked
     * @return how long until the next round, so that rendering takes half of the time at most
     */
    public Duration tick(Consumer<RuntimeException> failed) {
        long begin = System.nanoTime();
        long rendering = 0;
        for (Topic topic : topics.values()) {
            if (topic.isWatched()) {
                long before = System.nanoTime();
                renderDue(topic, failed);
                rendering += System.nanoTime() - before;
            }
            for (Channel channel : topic.channels()) {
                channel.wakeForNews();
            }
        }
        return rest(Duration.ofNanos(System.nanoTime() - begin), Duration.ofNanos(rendering));
    }

    Duration rest(Duration took, Duration rendering) {
        Duration rest = tick.minus(took);
        Duration busy = rendering.compareTo(LONGEST_REST) < 0 ? rendering : LONGEST_REST;
        return rest.compareTo(busy) > 0 ? rest : busy;
    }

    private void renderDue(Topic topic, Consumer<RuntimeException> failed) {
        for (Cell cell : topic.cells()) {
            if (cell.isDue(System.nanoTime()) && topic.isWatched(cell.section)) {
                try {
                    current(topic, cell);
                } catch (RuntimeException e) {
                    failed.accept(e);
                }
            }
        }
    }

    /** Housekeeping, several times a second: heartbeats, the slow, the expired, the drain. */
    public void sweep() {
        endings.sweep();
    }

    /**
     * After a gap, in which the end of a session may have been missed: ends the streams of owners
     * who no longer see their scope.
     *
     * @param lost is given a scope and owners, and says which of them have lost it
     */
    public void checkOwners(BiFunction<Long, Set<Long>, List<Long>> lost) {
        endings.checkOwners(gaps.get(), lost);
    }

    /** From now on every stream ends at a random moment within the drain window. */
    public void drain() {
        endings.drain();
    }

    public boolean isDraining() {
        return endings.isDraining();
    }

    private void forEachSubscriber(Consumer<Subscriber> action) {
        for (Topic topic : topics.values()) {
            for (Channel channel : topic.channels()) {
                channel.subscribers.forEach(action);
            }
        }
    }

    void delivered(long at) {
        observer.delivered(Math.max(0, now() - at));
    }

    long now() {
        return clock.millis();
    }
}
