package rostrum.live;

/** What the live path must be told. All calls return at once and may come from any thread. */
public interface Announcements {
    void changed(Change change);

    /** Nobody may see anything through this owner (a session) any more. */
    void ended(long owner);

    /** From now on changes made elsewhere may be missed. */
    void uncertain();

    /** Changes are heard again; whatever happened since {@link #uncertain} was missed. */
    void certain();
}
