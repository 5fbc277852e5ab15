package rostrum.live;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The way to one client: a non-blocking output. */
public interface Sink {
    /**
     * Whether something can be written now. After {@code false}, {@link Subscriber#writable} is
     * called once when it can.
     */
    boolean isReady() throws IOException;

    /** Only after {@link #isReady} said yes. */
    void write(ByteBuffer bytes) throws IOException;

    /** The regular end, when nothing is pending. */
    void complete();

    /** Cuts the connection at once, whatever is pending. */
    void abort();
}
