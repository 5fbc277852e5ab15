package rostrum.live;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;

/** All sections of one scope in one language, and the channels that show them. Thread-safe. */
final class Topic {
    final Key key;

    /** Held while the source is asked which sections there are. */
    final ReentrantLock listing = new ReentrantLock();

    /** After which gap it was last asked; -1: never. */
    volatile int listedAtGap = -1;

    private final Map<String, Cell> cells = new ConcurrentSkipListMap<>();
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    /**
     * @param scope whose sections
     * @param language in which language, as in HTML's {@code lang}
     */
    record Key(long scope, String language) {}

    Topic(Key key) {
        this.key = key;
    }

    Collection<Cell> cells() {
        return cells.values();
    }

    Cell cell(String section, Source source) {
        return cells.computeIfAbsent(section, id -> new Cell(id, source.interval(View.kindOf(id))));
    }

    Collection<Channel> channels() {
        return channels.values();
    }

    boolean isWatched() {
        for (Channel channel : channels.values()) {
            if (!channel.subscribers.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody watches this section. */
    boolean isWatched(String section) {
        for (Channel channel : channels.values()) {
            if (!channel.subscribers.isEmpty() && channel.view.shows(section)) {
                return true;
            }
        }
        return false;
    }

    /** The lock is held for moments only, and never while anything is written to a client. */
    synchronized Channel channel(View view) {
        Channel channel = channels.get(view.name());
        if (channel == null) {
            channel = new Channel(view);
            for (Cell cell : cells.values()) {
                Frame frame = cell.frame();
                if (frame != null && view.shows(cell.section)) {
                    channel.publish(frame);
                }
            }
            channels.put(view.name(), channel);
        }
        return channel;
    }

    synchronized void publish(Cell cell, Frame frame, long marks, long nanos) {
        cell.show(frame, marks, nanos);
        for (Channel channel : channels.values()) {
            if (channel.view.shows(cell.section)) {
                channel.publish(frame);
            }
        }
    }
}
