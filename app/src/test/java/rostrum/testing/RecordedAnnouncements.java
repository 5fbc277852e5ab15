package rostrum.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import rostrum.live.Announcements;
import rostrum.live.Change;

/** Remembers what was announced. Thread-safe. */
public final class RecordedAnnouncements implements Announcements {
    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private final List<Long> ended = new CopyOnWriteArrayList<>();

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

    /** The sections of an assembly that were announced since {@link #forget}. */
    public List<String> sections(long assemblyId) {
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
