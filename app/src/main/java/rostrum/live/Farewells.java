package rostrum.live;

/** The last event of a stream: why it ends, and how soon to come back, in milliseconds. */
final class Farewells {
    /** The process stops: come back soon, another one answers. */
    static final Block GOODBYE = Block.of("retry: 500\nevent: goodbye\ndata: drain\n\n");

    /** Signed out or expired: come back as whoever you are now. */
    static final Block SESSION_ENDED = Block.of("retry: 500\nevent: goodbye\ndata: session\n\n");

    private Farewells() {}
}
