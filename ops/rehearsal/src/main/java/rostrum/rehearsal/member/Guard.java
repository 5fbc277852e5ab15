package rostrum.rehearsal.member;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells of an HTTP/2 connection that was lost, and of a stream on it that was reset: Gatling's
 * client keeps both to itself and lets its requests run into their time limit.
 *
 * <p>Used by the connection's thread only.
 */
final class Guard extends ChannelInboundHandlerAdapter {
    private static final String BEFORE = "app-http2";
    private static final String NAME = "guard";

    private final Map<Integer, Attempt> streams = new HashMap<>();
    private @Nullable Attempt next;

    /** The stream that is opened on this connection next belongs to the attempt. */
    static void watch(Channel channel, Attempt attempt) {
        Http2ConnectionHandler http2 = channel.pipeline().get(Http2ConnectionHandler.class);
        if (http2 == null) {
            return; // of HTTP/1.1 the client tells
        }
        Guard guard = channel.pipeline().get(Guard.class);
        if (guard == null) {
            guard = new Guard();
            channel.pipeline().addBefore(BEFORE, NAME, guard);
            http2.connection().addListener(guard.new Streams());
        }
        guard.next = attempt;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        ctx.fireExceptionCaught(new ClosedChannelException());
        super.channelInactive(ctx);
    }

    private final class Streams extends Http2ConnectionAdapter {
        @Override
        public void onStreamAdded(Http2Stream stream) {
            if (next != null) {
                next.streamId(stream.id());
                streams.put(stream.id(), next);
                next = null;
            }
        }

        @Override
        public void onStreamClosed(Http2Stream stream) {
            Attempt attempt = streams.remove(stream.id());
            if (attempt != null) {
                attempt.onThrowable(new IOException("the stream was reset"));
            }
        }
    }
}
