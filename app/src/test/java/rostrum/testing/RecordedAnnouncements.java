package rostrum.testing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import rostrum.live.Announcements;
import rostrum.live.Change;
import rostrum.live.Relay;

/** Remembers what was announced. Thread-safe. */
public final class RecordedAnnouncements implements Announcements {
    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private final List<Long> ended = new CopyOnWriteArrayList<>();

    /** What a database wants: passes everything on to this. */
    public Relay relay() {
        Relay relay = new Relay();
        relay.add(this);
        return relay;
    }

    @Override
    public void changed(Change change) {
        changes.add(change);
    }

    @Override
    public void ended(long owner) {
        ended.add(owner);
    }

    @Override
    public void uncertain() {}

    @Override
    public void certain() {}

    /** Everything announced for any assembly since {@link #forget}. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** What kinds of thing of an assembly were announced since {@link #forget}, each once. */
    public Set<String> of(long assemblyId) {
        return new TreeSet<>(things(assemblyId));
    }

    /** The same, in order and as often as announced. */
    public List<String> things(long assemblyId) {
        return changes.stream()
                .filter(change -> change.scope() == assemblyId)
                .map(Change::thing)
                .toList();
    }

    /** The sessions that ended since {@link #forget}. */
    public List<Long> ended() {
        return List.copyOf(ended);
    }

    public void forget() {
        changes.clear();
        ended.clear();
    }
}
