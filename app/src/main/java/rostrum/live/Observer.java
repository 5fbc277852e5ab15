package rostrum.live;

/** Is told what the live path does, for the metrics. Called often: must be cheap. */
public interface Observer {
    /**
     * A section was rendered, or could not be.
     *
     * @param ok whether a frame came of it
     */
    void rendered(long nanos, boolean ok);

    /** A new frame was published to a channel. */
    void published();

    /**
     * Bytes went to one subscriber.
     *
     * @param millis from the commit to the write
     */
    void delivered(long millis);

    /** A subscriber was dropped because it did not read. */
    void dropped();
}
