package rostrum.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes announcements on to all who want them, in the order in which they were added: the database
 * must be able to announce before the hub exists, because the hub's sections read from the
 * database.
 */
public final class Relay implements Announcements {
    private final List<Announcements> targets = new CopyOnWriteArrayList<>();

    /** Call before the first announcement that matters. */
    public void add(Announcements target) {
        targets.add(target);
    }

    @Override
    public void changed(Change change) {
        targets.forEach(target -> target.changed(change));
    }

    @Override
    public void ended(long owner) {
        targets.forEach(target -> target.ended(owner));
    }

    @Override
    public void uncertain() {
        targets.forEach(Announcements::uncertain);
    }

    @Override
    public void certain() {
        targets.forEach(Announcements::certain);
    }
}
