package rostrum.rehearsal.member;

import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.gatling.http.client.impl.Http2AppHandler;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import rostrum.rehearsal.measure.Failures;

/**
 * One stream, from the request to its end.
 *
 * <p>Used by the member's thread only.
 */
final class Attempt implements HttpListener {
    private static final long SILENCE_MILLIS = 70_000;

    private final Owner owner;
    private final EventLoop loop;
    private final EventReader reader;
    private final long wanted = System.nanoTime();
    private @Nullable Channel channel;
    private int streamId;
    private boolean pooled = true;
    private boolean open;
    private boolean over;
    private boolean dropped;
    private long began;
    private long heard = System.currentTimeMillis();

    /** What becomes of it. */
    interface Owner {
        /** A new connection was made for it, so long after it was wanted. */
        void connected(long nanos);

        /** It was answered by another status than 200, and is over. */
        void refused(Attempt attempt, int status);

        /** It told something for the first time, so long after it was wanted. */
        void opened(Attempt attempt, long nanos);

        void received(Attempt attempt, Frame frame);

        /** It is over; nobody here has left it. */
        void ended(Attempt attempt, String words);
    }

    Attempt(Owner owner, EventLoop loop, Frames frames) {
        this.owner = owner;
        this.loop = loop;
        this.reader = new EventReader(frames);
    }

    /** When its answer began, in milliseconds since 1970; 0: not yet. */
    long began() {
        return began;
    }

    /** When something came last, in milliseconds since 1970. */
    long heard() {
        return heard;
    }

    /** Whether it has told something. */
    boolean isOpen() {
        return open;
    }

    /** Whether it was {@link #drop dropped}. */
    boolean isDropped() {
        return dropped;
    }

    /** The connection, if there is one, is lost with whatever is on it. */
    void drop() {
        if (channel != null) {
            dropped = true;
            sever(channel);
        }
    }

    /** Its page is left: nothing more is told. */
    void leave() {
        if (over) {
            return;
        }
        over = true;
        if (channel != null && streamId > 0) {
            channel.pipeline().fireUserEventTriggered(new Http2AppHandler.StreamTimeout(streamId));
        } else if (channel != null) {
            sever(channel);
        }
    }

    boolean isOver() {
        return over;
    }

    /** Reads nothing for a while, or reads again. */
    void reading(boolean now) {
        if (channel != null) {
            channel.config().setAutoRead(now);
        }
    }

    /** Begins to listen whether the line is dead: the server speaks every 25 s. */
    void watch() {
        Later.run(loop, SILENCE_MILLIS, this::listen);
    }

    private void listen() {
        if (over) {
            return;
        }
        long left = heard + SILENCE_MILLIS - System.currentTimeMillis();
        if (left > 0) {
            Later.run(loop, left, this::listen);
        } else {
            onThrowable(new IOException("silent for too long"));
            if (channel != null) {
                sever(channel);
            }
        }
    }

    /** Below TLS and HTTP/2: no farewell to the other side. */
    private static void sever(Channel channel) {
        if (channel.isActive()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.unsafe().close(channel.voidPromise());
        }
    }

    /** Its number on an HTTP/2 connection. */
    void streamId(int id) {
        streamId = id;
    }

    @Override
    public void onSend() {
        if (began > 0 && !over) {
            // Over HTTP/1.1 Gatling sends again what was cut; a browser does not.
            end("the connection was cut");
        }
        // A pooled connection is known at once, a new one after its handshakes.
        loop.execute(() -> pooled = channel != null);
    }

    @Override
    public void onProtocolAwareness(boolean http2) {
        if (!pooled) {
            owner.connected(System.nanoTime() - wanted);
        }
    }

    @Override
    public void onWrite(Channel used) {
        channel = used;
        if (over) {
            loop.execute(() -> sever(used));
        } else {
            Guard.watch(used, this);
        }
    }

    @Override
    public void onFinalClientRequest(Request request) {
        // nothing to learn from it
    }

    @Override
    public void onHttpResponse(HttpResponseStatus status, HttpHeaders headers) {
        if (over) {
            return;
        }
        if (status.code() == 200) {
            began = System.currentTimeMillis();
            heard = began;
        } else {
            over = true;
            owner.refused(this, status.code());
        }
    }

    @Override
    public void onHttpResponseBodyChunk(ByteBuf chunk, boolean last) {
        if (over) {
            return;
        }
        heard = System.currentTimeMillis();
        if (!open && chunk.isReadable()) {
            open = true;
            owner.opened(this, System.nanoTime() - wanted);
        }
        reader.read(chunk, frame -> owner.received(this, frame));
        if (last) {
            end("ended without a goodbye");
        }
    }

    @Override
    public void onThrowable(Throwable cause) {
        end(Failures.words(cause));
    }

    private void end(String words) {
        if (!over) {
            over = true;
            owner.ended(this, words);
        }
    }
}
