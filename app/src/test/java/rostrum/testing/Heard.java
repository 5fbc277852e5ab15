package rostrum.testing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import rostrum.live.Announcements;
import rostrum.live.Change;

/** Remembers which sections were announced as changed. Thread-safe. */
public final class Heard implements Announcements {
    private final List<Change> changes = new CopyOnWriteArrayList<>();

    /** The sections of an assembly announced since the last {@link #forget}. */
    public Set<String> sections(long assemblyId) {
        Set<String> sections = new TreeSet<>();
        for (Change change : changes) {
            if (change.scope() == assemblyId) {
                sections.add(change.section());
            }
        }
        return sections;
    }

    /** Everything announced for any assembly since the last {@link #forget}. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public void forget() {
        changes.clear();
    }

    @Override
    public void changed(Change change) {
        changes.add(change);
    }

    @Override
    public void ended(long owner) {}

    @Override
    public void uncertain() {}

    @Override
    public void certain() {}
}
