package rostrum.live;

/**
 * Passes announcements on to whoever is named later: the database must be able to announce before
 * the hub exists, because the hub's sections read from the database.
 */
public final class Relay implements Announcements {
    private static final Announcements NOBODY =
            new Announcements() {
                @Override
                public void changed(Change change) {}

                @Override
                public void ended(long owner) {}

                @Override
                public void uncertain() {}

                @Override
                public void certain() {}
            };

    private volatile Announcements target = NOBODY;

    /** Call before the first announcement that matters. */
    public void to(Announcements newTarget) {
        target = newTarget;
    }

    @Override
    public void changed(Change change) {
        target.changed(change);
    }

    @Override
    public void ended(long owner) {
        target.ended(owner);
    }

    @Override
    public void uncertain() {
        target.uncertain();
    }

    @Override
    public void certain() {
        target.certain();
    }
}
